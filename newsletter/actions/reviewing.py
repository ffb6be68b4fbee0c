"""Sending an issue to people who are to read it, and calling them off again."""

import datetime
from collections.abc import Iterable

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from network.mail import NotSent
from network.models import Member
from newsletter.events import display_name, record
from newsletter.models import Event, Issue, Review
from newsletter.permissions import APPROVE, CHANGE, VIEW, require
from newsletter.reviews.letters import write_to_reviewer

from .drafts import NoDraft, held


class NotInReview(NoDraft):
    """The review was ended, or this member is no longer asked."""


def reviewers(*, by):
    """Whom `by` may send an issue to: members who were given the right, as superusers were not."""
    may_read = Member.objects.with_perm(VIEW, include_superusers=False)
    may_approve = Member.objects.with_perm(APPROVE, include_superusers=False)
    people = may_approve.filter(pk__in=may_read, is_staff=True).exclude(pk=by.pk)
    return people.order_by("last_name", "first_name", "username")


def send_for_review(
    issue: Issue,
    *,
    to: Iterable[Member],
    by,
    due_on: datetime.date | None = None,
    message: str = "",
) -> list[Review]:
    """Ask members to read the issue, by mail; whoever was asked before is asked once more.

    Returns the reviews that no mail told of: their reviewers are asked all the same.
    Raises PermissionDenied, also when somebody is named who may not review, or NoDraft.
    """
    asked = _ask(issue, list(to), by=by, due_on=due_on, message=message)
    return [review for review in asked if not _told(review)]


@transaction.atomic
def _ask(issue: Issue, to: list[Member], *, by, **wishes) -> list[Review]:
    allowed = set(reviewers(by=by).values_list("pk", flat=True))
    if not (by.has_perm(CHANGE) and to and allowed.issuperset(member.pk for member in to)):
        raise PermissionDenied
    issue = held(issue)
    issue.status = Issue.Status.IN_REVIEW
    issue.save(update_fields=["status"])
    wishes |= {"asked_by": by, "asked_at": timezone.now(), "reminded_at": None}
    asked = [
        Review.objects.update_or_create(issue=issue, reviewer=member, defaults=wishes)[0]
        for member in to
    ]
    names = ", ".join(map(display_name, to))
    record(issue, Event.Kind.SENT_FOR_REVIEW, by=by, about=names)
    return asked


def _told(review: Review) -> bool:
    try:
        write_to_reviewer(review, "review")
    except NotSent:
        return False
    return True


@transaction.atomic
def end_review(issue: Issue, *, by) -> None:
    """Back to a draft: nobody is asked any longer. The log remembers who had approved.

    Raises PermissionDenied or NotInReview.
    """
    require(by, CHANGE)
    issue = in_review(issue)
    issue.status = Issue.Status.DRAFT
    issue.save(update_fields=["status"])
    issue.reviews.all().delete()
    record(issue, Event.Kind.REVIEW_ENDED, by=by)


def in_review(issue: Issue) -> Issue:
    """The issue as it is now, held as `held` does. Raises NotInReview."""
    issue = held(issue)
    if issue.status != Issue.Status.IN_REVIEW:
        raise NotInReview
    return issue
