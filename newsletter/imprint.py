"""What an edition tells of itself: which revision it is, since when, and how to verify it."""

import datetime
from dataclasses import dataclass

from django.conf import settings
from django.urls import reverse

from .codes import spaced
from .models import Issue, Revision
from .qr import QrCode, qr_code


@dataclass(frozen=True)
class Imprint:
    revision: Revision
    """Not saved yet, and without a date while it is a draft's."""
    published_at: datetime.datetime | None
    """When readers first had the issue."""
    code: str = ""

    @property
    def spaced_code(self) -> str:
        return spaced(self.code)

    @property
    def verification(self) -> str:
        """The address under which the file can be verified, as one would type it."""
        return settings.SITE_URL + reverse("verify-code", args=[self.spaced_code])

    @property
    def qr_code(self) -> QrCode:
        return qr_code(self.verification)


def next_revision(issue: Issue, *, at: datetime.datetime | None = None) -> Revision:
    """What the draft will become, of its first publication or of its correction."""
    if not issue.is_correction:
        return Revision(issue=issue, number=1, made_at=at)
    last = issue.corrects.revisions.order_by("-number").first()
    return Revision(
        issue=issue.corrects,
        number=last.number + 1 if last else 1,
        kind=issue.correction_kind,
        note_en=issue.correction_note_en,
        note_fr=issue.correction_note_fr,
        made_at=at,
    )


def of_draft(issue: Issue) -> Imprint:
    """What a preview tells: the next revision, of no day yet."""
    return Imprint(next_revision(issue), issue.main.published_at)
