"""Publishing at a time that somebody has set, in their name."""

import datetime
from contextlib import suppress

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from network.mail import NotSent, write_to
from newsletter.events import record
from newsletter.material import Material
from newsletter.models import Event, Issue
from newsletter.pdf import RenderingFailed
from newsletter.permissions import PUBLISH, require
from thbnet.templatetags.days import moment

from .correcting import NotCorrectable
from .drafts import TextChanged
from .proving import AlreadyPublished, NotPublishable, checklist, prove
from .publishing import publish_from

# What may be otherwise in a minute is tried again for so long; then a person has to look.
PATIENCE = datetime.timedelta(minutes=15)
PASSING = (RenderingFailed, TextChanged, OSError)
CLEARED = {"publish_at": None, "scheduled_by": None}


class TooLate(Exception):
    """The time has passed already."""


class NotScheduled(Exception):
    """There is nothing to cancel: it was published, or cancelled by somebody else."""


def schedule(issue: Issue, *, at: datetime.datetime, by) -> None:
    """Let the issue be published at that time as it is saved then. A draft only is scheduled.

    It is drawn once, to know today what would keep it from being published.
    Raises PermissionDenied, TooLate, AlreadyPublished, NotPublishable or RenderingFailed.
    """
    require(by, PUBLISH)
    if at <= timezone.now():
        raise TooLate
    proof = prove(Issue.objects.unpublished(), issue, at=at)
    with transaction.atomic():
        drafts = Issue.objects.unpublished().filter(pk=issue.pk)
        if not drafts.update(publish_at=at, scheduled_by=by):
            raise AlreadyPublished
        issue.refresh_from_db()
        material = Material(issue)
        material.pages = proof.pages
        checklist(material)
        record(issue, Event.Kind.SCHEDULED, by=by, about=in_words(at))


@transaction.atomic
def unschedule(issue: Issue, *, by) -> None:
    """Raises PermissionDenied or NotScheduled."""
    require(by, PUBLISH)
    scheduled = Issue.objects.unpublished().filter(pk=issue.pk, publish_at__isnull=False)
    if not scheduled.update(**CLEARED):
        raise NotScheduled
    issue.refresh_from_db()
    record(issue, Event.Kind.UNSCHEDULED, by=by)


def publish_due() -> tuple[list[Issue], list[tuple[Issue, Exception]]]:
    """Publish what is due: what was published now, and what was not, with the reason.

    Whatever another machine publishes at the same time is in neither list.
    """
    published, failed = [], []
    for issue in Issue.objects.due(timezone.now()).select_related("scheduled_by", "corrects"):
        due_at, member = issue.publish_at, issue.scheduled_by
        try:
            with override(member.language):
                publish_from(Issue.objects.due(timezone.now()), issue, by=member, at=timezone.now())
        except AlreadyPublished:
            continue
        except (PermissionDenied, NotPublishable, NotCorrectable, *PASSING) as reason:
            if not isinstance(reason, PASSING) or timezone.now() > due_at + PATIENCE:
                give_up(issue, reason)
            failed.append((issue, reason))
        else:
            published.append(issue)
    return published, failed


def give_up(issue: Issue, failure: Exception) -> None:
    """The draft stays, without a time; whoever had set it is told why by mail."""
    member, at = issue.scheduled_by, issue.publish_at
    with override(member.language):
        why = explained(failure)
        with transaction.atomic():
            if not Issue.objects.due(timezone.now()).filter(pk=issue.pk).update(**CLEARED):
                return
            record(issue, Event.Kind.NOT_PUBLISHED, by=member, about=why)
    address = settings.SITE_URL + reverse("admin:newsletter_issue_publish", args=[issue.pk])
    about = {"issue": issue, "at": at, "why": why, "address": address}
    with suppress(NotSent):  # logged there
        write_to(member, "not_published", app="newsletter", **about)


def explained(failure: Exception) -> str:
    """Why it was not published, in the active language."""
    if isinstance(failure, PermissionDenied):
        return _("Whoever set the time may no longer publish issues.")
    if isinstance(failure, NotCorrectable):
        return _("The issue was withdrawn: only a takedown can follow.")
    if isinstance(failure, TextChanged):
        return _("The issue was being edited at that time.")
    if isinstance(failure, OSError):
        return _("A picture of the issue could not be read.")
    return str(failure)


def in_words(at: datetime.datetime) -> str:
    """Day and time in Paris, in the active language."""
    return moment(timezone.localtime(at))
