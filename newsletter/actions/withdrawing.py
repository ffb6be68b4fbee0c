"""Withdrawing: from now on readers get a notice in place of the issue."""

from django.db import transaction
from django.utils import timezone

from newsletter.events import record
from newsletter.models import Event, Issue
from newsletter.permissions import PUBLISH, require


class NotWithdrawable(Exception):
    """Only what is published can be withdrawn; somebody else may have done it already."""


class NoReason(Exception):
    """Readers are owed a reason, in each language."""


@transaction.atomic
def withdraw(issue: Issue, *, reason_en: str, reason_fr: str, by) -> None:
    """Take a published issue away from readers, with all its revisions, files and pictures.

    The draft of a correction stays, but nothing publishes it by itself: only a takedown can bring
    the issue back. Raises PermissionDenied, NoReason or NotWithdrawable.
    """
    require(by, PUBLISH)
    if not (reason_en.strip() and reason_fr.strip()):
        raise NoReason
    mine = Issue.objects.published().filter(pk=issue.pk)
    changes = {"withdrawal_reason_en": reason_en, "withdrawal_reason_fr": reason_fr}
    changes |= {"withdrawn_at": timezone.now(), "withdrawn_by": by}
    if not mine.update(status=Issue.Status.WITHDRAWN, **changes):
        raise NotWithdrawable
    issue.corrections.update(publish_at=None, scheduled_by=None)
    issue.refresh_from_db()
    record(issue, Event.Kind.WITHDRAWN, by=by, about=issue.withdrawal_reason)
