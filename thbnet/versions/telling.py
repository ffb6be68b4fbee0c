"""What a version holds, and what changed between two, in the words of whoever reads it."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import BooleanField, DateField, DecimalField, FileField
from django.utils.formats import localize, number_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from translated_fields import show_language_code

from thbnet.richtext import RichTextField
from thbnet.templatetags.days import day

from .differences import Part, as_text, parts
from .history import Values


@dataclass(frozen=True)
class Change:
    label: str
    parts: list[Part]  # empty if no words tell it: another file, another format of the same words


class Names:
    """The names of the rows that versions refer to, as far as the member may see these rows."""

    def __init__(self, member):
        self.member = member
        self.rows: dict[type, dict] = {}

    def learn(self, fields: Iterable, versions: Iterable[Values]) -> None:
        """Look up the rows: one query for each model that the fields lead to."""
        wanted = defaultdict(set)
        relations = [field for field in fields if field.is_relation]
        for values in versions:
            for field in relations:
                wanted[field.related_model] |= _keys(values[field.name])
        for model, keys in wanted.items():
            self.rows.setdefault(model, {}).update(self._visible(model).in_bulk(keys))

    def _visible(self, model):
        rows = model._default_manager.select_related()
        return rows.editable_by(self.member) if hasattr(rows, "editable_by") else rows

    def of(self, model, key) -> str:
        row = self.rows.get(model, {}).get(key)
        return str(row) if row else _("(deleted, or not yours to see)")


def _keys(value) -> set:
    if isinstance(value, frozenset):
        return set(value)
    return set() if value is None else {value}


def label(field) -> str:
    """What a form calls the field: `Title, English` where it has languages."""
    with show_language_code(True):
        return capfirst(str(field.verbose_name))


def changes(fields: Iterable, old: Values, new: Values, names: Names) -> list[Change]:
    return [
        Change(label(field), _parts(field, old[field.name], new[field.name], names))
        for field in fields
        if old[field.name] != new[field.name]
    ]


def _parts(field, old, new, names: Names) -> list[Part]:
    if isinstance(field, FileField):
        return []
    if field.many_to_many:
        went, came = (_names(field, keys, names) for keys in (old - new, new - old))
        return [(kind, name) for kind, found in (("del", went), ("ins", came)) for name in found]
    before, after = text(field, old, names), text(field, new, names)
    if before == after:
        return []
    if isinstance(old, str) and isinstance(new, str) and not field.choices:
        return parts(before, after)
    return [part for part in (("del", before), ("ins", after)) if part[1]]


def _names(field, keys, names: Names) -> list[str]:
    return sorted(names.of(field.related_model, key) for key in keys)


def text(field, value, names: Names) -> str:
    """A value as a reader knows it, "" for none."""
    if field.many_to_many:
        return "\n".join(_names(field, value, names))
    if value is None or value == "":
        return ""
    if field.is_relation:
        return names.of(field.related_model, value)
    return _plain_text(field, value)


def _plain_text(field, value) -> str:
    if field.choices:
        return str(dict(field.flatchoices).get(value, value))
    if isinstance(field, BooleanField):
        return _("Yes") if value else _("No")
    if isinstance(field, DateField):
        return day(value)
    if isinstance(field, RichTextField):
        return as_text(value)
    if isinstance(field, DecimalField):
        return number_format(value, field.decimal_places, force_grouping=True)
    return value if isinstance(value, str) else localize(value)
