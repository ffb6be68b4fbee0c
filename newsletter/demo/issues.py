"""The demo's issues, and the publication of those whose file says so."""

import datetime
from collections.abc import Callable

from django.utils import timezone

from network.models import Member
from newsletter.actions.publishing import NotPublishable, publish
from newsletter.loading.files import Entry
from newsletter.loading.issues import load_issue
from newsletter.loading.rows import Loading
from newsletter.models import Issue
from newsletter.pdf import RenderingFailed

from .approvals import load_approvals


def load_and_publish(loading: Loading, entry: Entry, *, say: Callable[[str], object]) -> None:
    """Add the issue if it is missing. Raises BadEntry."""
    values = dict(entry.values)
    publication = values.pop("publication", None)
    issue, is_new = load_issue(loading, Entry(entry.file, entry.name, values))
    say(f"{issue}: {'added' if is_new else 'there already'}")
    if is_new and publication is not None:
        say(f"{issue}: publishing, web page and PDF in every language…")
        _publish(loading, entry.part("publication", publication), issue)


def _publish(loading: Loading, entry: Entry, issue: Issue) -> None:
    at, by = entry.values.get("at"), entry.values.get("by")
    if not isinstance(at, datetime.datetime):
        raise entry.refuse("at: expected a day and a time.")
    member = loading.rows.get((Member, by))
    if member is None:
        raise entry.refuse(f"by: there is no account “{by}”.")
    at = at if at.tzinfo else timezone.make_aware(at)
    load_approvals(loading, entry, issue, at)
    try:
        publish(issue, by=member, at=at)
    except (NotPublishable, RenderingFailed) as error:
        raise entry.refuse(error) from error
