"""What a table is: its name, its fields with their meaning, and where its rows come from.

Nothing in a row depends on the active language: a text stands once for each, as `name_en`.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.conf import settings
from django.utils.functional import Promise
from django.utils.text import format_lazy

Text = str | Promise


@dataclass(frozen=True)
class Field:
    name: str
    kind: str
    """As in the Table Schema of Frictionless; a `list` is of texts."""
    meaning: Text
    refers_to: str = ""
    """The table whose first field has the same values."""


@dataclass(frozen=True)
class Table:
    name: str
    title: Text
    fields: tuple[Field, ...]
    """The first identifies a row, and lasts."""
    rows: Callable[[], Iterable[tuple]]
    count: Callable[[], int]

    @property
    def names(self) -> list[str]:
        return [field.name for field in self.fields]


_tables: list[Table] = []


def register(table: Table) -> None:
    _tables.append(table)


def tables() -> list[Table]:
    return list(_tables)


def both(name: str, meaning: Text, kind: str = "string") -> tuple[Field, ...]:
    """A field for each language."""
    told = "{meaning} ({language})"
    return tuple(
        Field(f"{name}_{code}", kind, format_lazy(told, meaning=meaning, language=language))
        for code, language in settings.LANGUAGES
    )
