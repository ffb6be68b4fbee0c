"""Issues: a file each, with its blocks in order."""

from django.utils.translation import gettext as _

from newsletter.models import BLOCKS, Block, Issue

from .columns import columns
from .files import MOST_ENTRIES, Entry
from .kinds import Kind
from .rows import Loading

ISSUE = Kind(
    "issues",
    Issue,
    key=("number",),
    names=("number", "year", "quarter", "title", "planned_on", "page_budget"),
)
TYPES = {block.__name__: block for block in BLOCKS}
PLACE = {"parent", "region", "ordering"}  # told by where a block stands in its file


def load_issue(loading: Loading, entry: Entry) -> tuple[Issue, bool]:
    """(the issue, whether it was added, with its blocks). Raises BadEntry."""
    values = dict(entry.values)
    blocks = values.pop("blocks", [])
    head = Entry(entry.file, entry.name, values)
    issue, is_new = loading.add_missing(head, ISSUE, columns(head, Issue, ISSUE.names))
    if is_new:
        for block, block_type, ordering in _in_order(entry, blocks):
            place = {"parent": issue, "region": "main", "ordering": ordering}
            loading.add(block, block_type, block_names(block_type), **place)
    return issue, is_new


def _in_order(entry: Entry, blocks: object):
    """Each block's entry, its type and where it stands. Raises BadEntry."""
    if not isinstance(blocks, list) or len(blocks) > MOST_ENTRIES:
        wanted = _("blocks: expected a list of at most %(most)s tables.")
        raise entry.refuse(wanted % {"most": MOST_ENTRIES})
    for number, block in enumerate(blocks, start=1):
        part = entry.part(_("block %(number)s") % {"number": number}, block)
        values = dict(part.values)
        name = values.pop("type", "")
        if not isinstance(name, str) or name not in TYPES:
            known = {"name": str(name)[:80], "types": ", ".join(TYPES)}
            raise part.refuse(_("type: “%(name)s” is none of %(types)s.") % known)
        yield Entry(entry.file, f"{part.name} ({name})", values), TYPES[name], number * 10


def block_names(block_type: type[Block]) -> list[str]:
    """The columns that a block's table fills; a translated text is one for all its languages."""
    own = [f for f in block_type._meta.fields if f.editable and not f.primary_key]
    names = [f.name.removesuffix("_en") for f in own if not f.name.endswith("_fr")]
    names += [relation.name for relation in block_type._meta.many_to_many]
    return [name for name in names if name not in PLACE]
