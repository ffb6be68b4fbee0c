"""Publishing: an issue is frozen, once, in every language."""

import datetime
import hashlib

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from newsletter import pdf
from newsletter.checks import Finding, findings, unsettled
from newsletter.codes import new_code
from newsletter.events import display_name, record
from newsletter.material import Material
from newsletter.models import Edition, EditionPicture, Event, Issue, Revision
from newsletter.pictures import Pictures
from newsletter.rendering import announce, render

PUBLISH = "newsletter.publish_issue"


class NotPublishable(Exception):
    """The checks found something that an editor must settle first."""

    def __init__(self, found: list[Finding]):
        super().__init__("; ".join(map(str, found)))
        self.findings = found


class AlreadyPublished(Exception):
    """Somebody else was first, or the issue was published long ago."""


@transaction.atomic
def publish(issue: Issue, *, by, at: datetime.datetime | None = None) -> list[Edition]:
    """Publish an issue: freeze every language as HTML and PDF, once. Returns the editions.

    One conditional update decides who publishes. Everything that follows is part of the same
    transaction, pictures and PDFs included: whatever stops it leaves a draft.

    Raises PermissionDenied, AlreadyPublished, NotPublishable or pdf.RenderingFailed.
    """
    if not by.has_perm(PUBLISH):
        raise PermissionDenied
    now = at or timezone.now()
    mine = Issue.objects.numbered().filter(pk=issue.pk).unpublished()
    changes = {"published_at": now, "published_by": by, "publish_at": None, "scheduled_by": None}
    if not mine.update(status=Issue.Status.PUBLISHED, **changes):
        raise AlreadyPublished
    issue.refresh_from_db()
    material = Material(issue)
    checklist = passed(material)
    revision = Revision.objects.create(
        issue=issue, made_at=now, made_by=by, publisher=display_name(by), checklist=checklist
    )
    record(issue, Event.Kind.PUBLISHED, by=by)
    return freeze(material, revision)


def passed(material: Material) -> list[dict[str, str]]:
    """The checklist: what the checks found, each with the reason why it may pass.

    Raises NotPublishable when something has none.
    """
    found = findings(material)
    reasons = list(material.issue.reasons.select_related("given_by"))
    if stopping := unsettled(found, reasons):
        raise NotPublishable(stopping)
    given = {reason.key: reason for reason in reasons}
    return [
        {
            "id": finding.id,
            "message": finding.message,
            "reason": given[finding.key].reason,
            "given_by": display_name(given[finding.key].given_by),
        }
        for finding in found
    ]


def freeze(material: Material, revision: Revision) -> list[Edition]:
    """Render every language of the material, once, as editions of the revision."""
    return [_freeze(material, revision, language) for language, _name in settings.LANGUAGES]


def _freeze(material: Material, revision: Revision, language: str) -> Edition:
    issue = material.issue
    pictures = Pictures(reverse("newsletter-picture", args=[issue.number, "-"])[:-1])
    html = render(material, language=language, medium="web", pictures=pictures)
    document = draw_pdf(material, language=language)
    for name, content in pictures.contents.items():
        if not EditionPicture.objects.filter(revision=revision, name=name).exists():
            EditionPicture.objects.create(revision=revision, name=name, content=content)
    return Edition.objects.create(
        revision=revision,
        language=language,
        code=new_code(),
        title=getattr(issue, f"title_{language}"),
        teasers=announce(material, language=language),
        html=html,
        pdf=document.content,
        pdf_sha256=hashlib.sha256(document.content).hexdigest(),
        pages=document.pages,
    )


def draw_pdf(material: Material, *, language: str) -> pdf.Document:
    """The issue as a PDF in that language. Raises pdf.RenderingFailed."""
    pictures = Pictures(pdf.PICTURES_URL)
    html = render(material, language=language, medium="pdf", pictures=pictures)
    return pdf.write(html, pictures=pictures.contents)
