"""Which part of an entry fills which kind of field: nothing is left over, nothing is guessed."""

from dataclasses import dataclass, field

from django.core.exceptions import FieldDoesNotExist
from django.db import models

from .files import Entry, unwrapped


@dataclass
class Columns:
    """An entry sorted by what the model makes of it; values as the file has them."""

    plain: dict[str, object] = field(default_factory=dict)
    references: dict[str, str] = field(default_factory=dict)
    pictures: dict[str, str] = field(default_factory=dict)
    many: dict[str, list[str]] = field(default_factory=dict)
    children: dict[str, list[dict]] = field(default_factory=dict)


def columns(entry: Entry, model: type[models.Model]) -> Columns:
    """Sort an entry's values. Raises BadEntry on a key that no editor may fill."""
    sorted_out = Columns()
    for name, value in _languages_apart(entry.values).items():
        column = _field(entry, model, name)
        shelf, wanted = _shelf(column)
        if wanted and not isinstance(value, wanted):
            raise entry.refuse(f"{name}: expected a {wanted.__name__}, not {value!r}.")
        if not wanted and isinstance(value, (dict, list)):
            raise entry.refuse(f"{name}: expected one value.")
        getattr(sorted_out, shelf)[name] = unwrapped(value) if isinstance(value, str) else value
    return sorted_out


def _languages_apart(values: dict) -> dict:
    """`title = {en, fr}` becomes `title_en` and `title_fr`."""
    flat = {}
    for name, value in values.items():
        if isinstance(value, dict):
            flat.update({f"{name}_{language}": text for language, text in value.items()})
        else:
            flat[name] = value
    return flat


def _field(entry: Entry, model: type[models.Model], name: str):
    try:
        found = model._meta.get_field(name)
    except FieldDoesNotExist:
        found = None
    if found is None or not _fillable(found):
        raise entry.refuse(f"unknown key “{name}”.")
    return found


def _fillable(column) -> bool:
    if column.auto_created:
        return column.one_to_many
    return column.editable and not column.primary_key


def _shelf(column) -> tuple[str, type | None]:
    if column.one_to_many:
        return "children", list
    if column.many_to_many:
        return "many", list
    if column.many_to_one:
        return "references", str
    if isinstance(column, models.ImageField):
        return "pictures", str
    return "plain", None
