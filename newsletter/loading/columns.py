"""Which part of an entry fills which kind of field: nothing is left over, nothing is guessed."""

import datetime
from collections.abc import Collection
from dataclasses import dataclass, field

from django.core.exceptions import FieldDoesNotExist
from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .files import MOST_ENTRIES, Entry, unwrapped

# What a field takes, and how to say so.
TEXT = (str,), gettext_lazy("a text in quotes")
PLAIN = {
    models.BooleanField: ((bool,), gettext_lazy("true or false")),
    models.IntegerField: ((int,), gettext_lazy("a whole number")),
    models.DecimalField: ((str, int), gettext_lazy("a number in quotes")),
    models.DateField: ((datetime.date, str), gettext_lazy("a day such as 2014-12-31")),
}


@dataclass
class Columns:
    """An entry sorted by what the model makes of it; values as the file has them."""

    plain: dict[str, object] = field(default_factory=dict)
    references: dict[str, str] = field(default_factory=dict)
    pictures: dict[str, str] = field(default_factory=dict)
    many: dict[str, list[str]] = field(default_factory=dict)
    parts: dict[str, list[dict]] = field(default_factory=dict)


def columns(entry: Entry, model: type[models.Model], allowed: Collection[str]) -> Columns:
    """Sort an entry's values. Raises BadEntry on a key that is none of those `allowed`."""
    sorted_out = Columns()
    for key, value in entry.values.items():
        if key not in allowed:
            raise entry.refuse(_("unknown key “%(key)s”.") % {"key": key})
        for name, part in _languages_apart(key, value).items():
            column = _field(entry, model, name)
            getattr(sorted_out, _shelf(column))[name] = _checked(entry, column, part)
    return sorted_out


def _languages_apart(name: str, value: object) -> dict:
    """`title = {en, fr}` becomes `title_en` and `title_fr`."""
    if not isinstance(value, dict):
        return {name: value}
    return {f"{name}_{language}": text for language, text in value.items()}


def _field(entry: Entry, model: type[models.Model], name: str):
    try:
        return model._meta.get_field(name)
    except FieldDoesNotExist as error:
        raise entry.refuse(_("unknown key “%(key)s”.") % {"key": name}) from error


def _shelf(column) -> str:
    if column.one_to_many:
        return "parts"
    if column.many_to_many:
        return "many"
    if column.many_to_one:
        return "references"
    return "pictures" if isinstance(column, models.ImageField) else "plain"


def _checked(entry: Entry, column, value: object):
    """The value, if the field takes such a one. Raises BadEntry."""
    types, called = _wanted(column)
    # To Python, true is a number and a moment is a day.
    odd = isinstance(value, bool | datetime.datetime) and type(value) not in types
    if odd or not isinstance(value, types):
        reason = _("%(key)s: expected %(wanted)s.")
        raise entry.refuse(reason % {"key": column.name, "wanted": called})
    if isinstance(value, list) and len(value) > MOST_ENTRIES:
        reason = _("%(key)s: more than %(most)s.")
        raise entry.refuse(reason % {"key": column.name, "most": MOST_ENTRIES})
    return _readable(entry, column, value) if isinstance(value, str) else value


def _wanted(column) -> tuple[tuple[type, ...], object]:
    if column.one_to_many or column.many_to_many:
        return (list,), _("a list in square brackets")
    kinds = (wanted for kind, wanted in PLAIN.items() if isinstance(column, kind))
    return next(kinds, TEXT)


def _readable(entry: Entry, column, text: str) -> str:
    """The text as it is stored. Raises BadEntry on what no keyboard types."""
    if any(ord(sign) < 32 and sign not in "\t\r\n" for sign in text):  # noqa: PLR2004
        reason = _("%(key)s: there is a control character in this text.")
        raise entry.refuse(reason % {"key": column.name})
    return unwrapped(text)
