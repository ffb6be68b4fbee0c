"""What happens to an issue as a whole."""

import datetime
import hashlib

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from . import pdf
from .checks import Problem, problems
from .material import Material
from .models import Edition, EditionPicture, Issue
from .pictures import Pictures
from .rendering import announce, render

PUBLISH = "newsletter.publish_issue"


class NotPublishable(Exception):
    """The issue has problems that an editor must solve first."""

    def __init__(self, found: list[Problem]):
        super().__init__("; ".join(map(str, found)))
        self.problems = found


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
    mine = Issue.objects.filter(pk=issue.pk).unpublished()
    changes = {"published_at": at or timezone.now(), "published_by": by}
    if not mine.update(status=Issue.Status.PUBLISHED, **changes):
        raise AlreadyPublished
    issue.refresh_from_db()
    material = Material(issue)
    if found := problems(material):
        raise NotPublishable(found)
    return [_freeze(material, language) for language, _name in settings.LANGUAGES]


def _freeze(material: Material, language: str) -> Edition:
    issue = material.issue
    pictures = Pictures(reverse("newsletter-picture", args=[issue.number, "-"])[:-1])
    html = render(material, language=language, medium="web", pictures=pictures)
    document = draw_pdf(material, language=language)
    for name, content in pictures.contents.items():
        if not EditionPicture.objects.filter(issue=issue, name=name).exists():
            EditionPicture.objects.create(issue=issue, name=name, content=content)
    return Edition.objects.create(
        issue=issue,
        language=language,
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
