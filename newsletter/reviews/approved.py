"""What a reviewer approved, word for word, and what was changed since."""

from collections.abc import Iterable

from django.db.models import Model
from django.utils.translation import gettext as _

from newsletter.material import Material
from newsletter.models import Block, Issue, Review
from newsletter.naming import name_of
from newsletter.rendering import anchor
from thbnet.richtext import RichTextField
from thbnet.translated import language_of
from thbnet.versions.differences import as_text, parts
from thbnet.versions.telling import Change, label

HEAD = "issue"


def content_of(material: Material) -> dict[str, dict[str, str]]:
    """By the anchor of each block, its texts by column; those of the issue itself come first."""
    return {place: _texts(row) for place, row in _rows(material).items()}


def changes_since(review: Review, material: Material) -> list[Change]:
    """What differs now from what was approved, in the words of the page's reader.

    Empty where nobody knows what that was.
    """
    before, now = review.approved_content, _rows(material)
    if not before:
        return []
    found = [
        change for place, row in now.items() for change in _changes(row, before.get(place, {}))
    ]
    lost = [texts for place, texts in before.items() if place not in now]
    gone = [text for texts in lost for text in texts.values() if text]
    found += [Change(_("Taken out"), parts(as_text(text), "")) for text in gone]
    return found or [Change(_("Pictures, people, order or layout"), [])]


def forget(issue: Issue, rows: Iterable[Block]) -> None:
    """What these said is nobody's to see any more: their author took it back."""
    places = [anchor(row) for row in rows]
    for review in issue.reviews.exclude(approved_at=None):
        for place in places:
            review.approved_content.pop(place, None)
        review.save(update_fields=["approved_content"])


def _rows(material: Material) -> dict[str, Model]:
    return {HEAD: material.issue} | {anchor(block): block for block in material.every_block}


def _texts(row: Model) -> dict[str, str]:
    columns = [field.name for field in row._meta.fields if language_of(field)]
    return {name: getattr(row, name) for name in columns}


def _changes(row: Model, before: dict[str, str]) -> list[Change]:
    named = f"{name_of(row)}: " if isinstance(row, Block) else ""
    return [
        Change(f"{named}{_label(row, name)}", parts(*_plain(row, name, before.get(name, ""), text)))
        for name, text in _texts(row).items()
        if text != before.get(name, "")
    ]


def _label(row: Model, name: str) -> str:
    return label(row._meta.get_field(name))


def _plain(row: Model, name: str, *texts: str) -> list[str]:
    is_rich = isinstance(row._meta.get_field(name), RichTextField)
    return [as_text(text) if is_rich else text for text in texts]
