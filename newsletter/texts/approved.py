"""What an author approved, word for word, and what was changed since."""

from django.utils.translation import gettext as _

from thbnet.richtext import RichTextField
from thbnet.translated import language_of
from thbnet.versions.differences import as_text, parts
from thbnet.versions.telling import Change, label

from .text import Text


def content_of(text: Text) -> dict[str, str]:
    """The texts of the block and of its questions; those of the second are named `2.answer_en`."""
    return {f"{place}{field.name}": value for place, field, value in _columns(text)}


def changes_since(text: Text) -> list[Change]:
    """What differs now from what was approved, in the words of the page's reader."""
    before = text.request.approved_content
    found = [
        Change(f"{place.replace('.', '. ')}{label(field)}", parts(*_plain(field, old, value)))
        for place, field, value in _columns(text)
        if (old := before.get(f"{place}{field.name}", "")) != value
    ]
    gone = [Change(_("Taken out"), parts(as_text(before[key]), "")) for key in _gone(text, before)]
    return found + gone or [Change(_("Photo, contact or layout"), [])]


def _plain(field, *texts: str):
    return [as_text(text) if isinstance(field, RichTextField) else text for text in texts]


def _gone(text: Text, before: dict[str, str]) -> list[str]:
    return [key for key in before if before[key] and key not in content_of(text)]


def _columns(text: Text):
    rows = [("", text.block), *((f"{n}.", row) for n, row in enumerate(text.questions, start=1))]
    for place, row in rows:
        for field in row._meta.fields:
            if language_of(field):
                yield place, field, getattr(row, field.name)
