"""Issues: a file each, with its blocks in order."""

import datetime

from django.utils import timezone

from network.models import Member
from newsletter.actions.publishing import NotPublishable, publish
from newsletter.models import BLOCKS, Issue
from newsletter.pdf import RenderingFailed

from .columns import columns
from .files import Entry, read
from .rows import Kind, Loading

TYPES = {block.__name__: block for block in BLOCKS}


def load_issues(loading: Loading) -> None:
    """Add the issues that are missing, and publish those whose file says so. Raises BadEntry."""
    for file in sorted((loading.folder / "issues").glob("*.toml")):
        _load_issue(loading, read(file))


def _load_issue(loading: Loading, entry: Entry) -> None:
    values = dict(entry.values)
    blocks, publication = values.pop("blocks", []), values.pop("publication", None)
    kind = Kind(entry.file.name, Issue, ("number",))
    head = Entry(entry.file, entry.name, values)
    issue, is_new = loading.add_missing(head, kind, columns(head, Issue))
    if not is_new:
        loading.say(f"{issue}: there already")
        return
    if not isinstance(blocks, list):
        raise entry.refuse("blocks: expected a list of tables.")
    for number, block in enumerate(blocks, start=1):
        _add_block(loading, entry.part(f"block {number}", block), issue, ordering=number * 10)
    loading.say(f"{issue}: {len(blocks)} blocks added")
    if publication is not None:
        _publish(loading, entry.part("publication", publication), issue)


def _add_block(loading: Loading, entry: Entry, issue: Issue, *, ordering: int) -> None:
    values = dict(entry.values)
    name = values.pop("type", "")
    if name not in TYPES:
        raise entry.refuse(f"type: “{name}” is none of {', '.join(TYPES)}.")
    block = Entry(entry.file, f"{entry.name} ({name})", values)
    loading.add(block, TYPES[name], parent=issue, region="main", ordering=ordering)


def _publish(loading: Loading, entry: Entry, issue: Issue) -> None:
    at, by = entry.values.get("at"), entry.values.get("by")
    if not isinstance(at, datetime.datetime):
        raise entry.refuse("at: expected a day and a time.")
    member = loading.rows.get((Member, by))
    if member is None:
        raise entry.refuse(f"by: there is no account “{by}”.")
    loading.say(f"{issue}: publishing, web page and PDF in every language…")
    try:
        publish(issue, by=member, at=at if at.tzinfo else timezone.make_aware(at))
    except (NotPublishable, RenderingFailed) as error:
        raise entry.refuse(error) from error
