"""Publishing: an issue, or the correction of one, is frozen once in every language."""

import datetime

from django.db import transaction
from django.utils import timezone

from newsletter.events import display_name, record
from newsletter.material import Material
from newsletter.models import Edition, Event, Issue
from newsletter.permissions import PUBLISH, require

from . import correcting
from .drafts import TextChanged
from .freezing import store
from .proving import (
    AlreadyPublished,
    NotPublishable,
    Proof,
    checklist,
    one_at_a_time,
    prove,
    text_of,
)

__all__ = [
    "AlreadyPublished",
    "NotPublishable",
    "TextChanged",
    "publish",
    "publish_from",
]


def publish(issue: Issue, *, by, at: datetime.datetime | None = None) -> list[Edition]:
    """Publish an issue: freeze every language as HTML and PDF, once. Returns the editions.

    The PDFs are drawn first, while nobody has to wait. A short transaction then decides, by one
    conditional update, who publishes, and stores everything: whatever stops it leaves a draft.
    The draft of a correction is published as the next revision of its issue, and goes.

    Raises PermissionDenied, AlreadyPublished, NotPublishable, TextChanged, pdf.RenderingFailed,
    or correcting.NotCorrectable.
    """
    return publish_from(Issue.objects.unpublished(), issue, by=by, at=at or timezone.now())


def publish_from(drafts, issue: Issue, *, by, at: datetime.datetime) -> list[Edition]:
    """As `publish`, for as long as the issue is among `drafts`, a queryset of unpublished ones."""
    require(by, PUBLISH)
    with one_at_a_time():
        proof = prove(drafts, issue, at=at)
        return _store(drafts, issue, proof, by=by)


@transaction.atomic
def _store(drafts, issue: Issue, proof: Proof, *, by) -> list[Edition]:
    take = correcting.take if issue.is_correction else _take
    if not take(drafts, issue, by=by, at=proof.revision.made_at):
        raise AlreadyPublished
    issue.refresh_from_db()
    material = Material(issue)
    if text_of(material) != proof.text:
        raise TextChanged
    material.pages = proof.pages
    revision = proof.revision
    revision.checklist = checklist(material)
    revision.made_by, revision.publisher = by, display_name(by)
    editions = store(revision, proof.drawn)
    if issue.is_correction:
        correcting.record_and_replace(issue, revision, by=by)
    else:
        record(issue, Event.Kind.PUBLISHED, by=by)
    return editions


def _take(drafts, issue: Issue, *, by, at: datetime.datetime) -> bool:
    """Whether it was this call that turned the draft into a published issue."""
    changes = {"published_at": at, "published_by": by, "publish_at": None, "scheduled_by": None}
    mine = drafts.filter(pk=issue.pk)
    return bool(mine.update(status=Issue.Status.PUBLISHED, **changes))
