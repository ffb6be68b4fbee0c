"""A new issue: what is proposed for it, and making it from the shape of the last one."""

import datetime

from django.db import transaction

from newsletter.events import record
from newsletter.models import Event, Issue
from newsletter.permissions import ADD, require

from .copying import copy_blocks

FRIDAY = 4
PAGE_BUDGET = Issue._meta.get_field("page_budget").default


def proposal(*, year: int | None = None, quarter: int | None = None) -> dict:
    """What a new issue's form begins with; of the quarter asked for, or of the one in line."""
    found = Issue.objects.next_in_line()
    if year in range(2000, 2101) and quarter in range(1, 5):
        found |= {"year": year, "quarter": quarter}
    pattern = model_issue()
    found["page_budget"] = pattern.page_budget if pattern else PAGE_BUDGET
    return found | {"planned_on": planned_day(found["year"], found["quarter"])}


def planned_day(year: int, quarter: int) -> datetime.date:
    """The last working day of the quarter, holidays apart."""
    last = Issue(year=year, quarter=quarter).reference_day
    return last - datetime.timedelta(days=max(0, last.weekday() - FRIDAY))


def model_issue() -> Issue | None:
    """The issue whose shape the next one takes: the last published, or else the last begun."""
    issues = Issue.objects.numbered().order_by("-number")
    return issues.published().first() or issues.first()


@transaction.atomic
def start_issue(issue: Issue, *, by, like: Issue | None = None) -> Issue:
    """Store a new draft, with the blocks of `like` emptied of what they told.

    Raises PermissionDenied, or IntegrityError where the number or the quarter is taken.
    """
    require(by, ADD)
    issue.save(force_insert=True)
    if like is not None:
        copy_blocks(like, issue, emptied=True)
    record(issue, Event.Kind.CREATED, by=by)
    return issue
