"""Reminders: of readings and texts that are due tomorrow or overdue, once a day each.

A mail that did not go out is tried again by the next run of the same day.
"""

from collections.abc import Callable
from functools import partial

from django.db.models import Q
from django.utils import timezone

from network.mail import NotSent
from newsletter.models import Issue, TextRequest
from newsletter.reviews.letters import write_to_reviewer
from newsletter.reviews.standings import Standing, standings_of
from thbnet.dates import ONE_DAY, midnight, today

from .asking import remind
from .requests import RequestClosed


def remind_reviewers() -> tuple[int, int]:
    """Mail every reviewer who is due to be reminded: how many got it, how many could not."""
    told = [_remind(standing) for standing in _due()]
    return told.count(True), told.count(False)


def remind_authors() -> tuple[int, int]:
    """Likewise everybody who was asked for a text that has not come."""
    due = TextRequest.objects.overdue(today() + 2 * ONE_DAY).filter(asked_at__lt=midnight(today()))
    told = [
        once_a_day(request, partial(remind, request))
        for request in due.with_blocks().order_by("pk")
    ]
    return told.count(True), told.count(False)


def _due() -> list[Standing]:
    issues = list(Issue.objects.filter(status=Issue.Status.IN_REVIEW))
    waiting = [one for found in standings_of(issues).values() for one in found if not one.approves]
    soon = today() + ONE_DAY
    return [
        standing
        for standing in waiting
        if standing.review.due_on and standing.review.due_on <= soon and _may_be_told(standing)
    ]


def _may_be_told(standing: Standing) -> bool:
    """Not on the day on which they were asked, nor once they have left."""
    return standing.review.asked_at < midnight(today()) and standing.review.reviewer.is_active


def _remind(standing: Standing) -> bool | None:
    return once_a_day(
        standing.review,
        lambda: write_to_reviewer(standing.review, "review_reminder", overdue=standing.is_overdue),
    )


def once_a_day(row, write: Callable[[], None]) -> bool | None:
    """Remind somebody unless it was done today, from here or elsewhere: then it answers None.

    Else whether the mail went out.
    """
    now, rows = timezone.now(), type(row)._default_manager.filter(pk=row.pk)
    if not rows.filter(Q(reminded_at=None) | Q(reminded_at__lt=midnight(today()))).update(
        reminded_at=now
    ):
        return None
    try:
        write()
    except RequestClosed:  # meanwhile
        return None
    except NotSent:
        rows.filter(reminded_at=now).update(reminded_at=row.reminded_at)
        return False
    return True
