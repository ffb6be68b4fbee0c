"""What apps give the search: their public rows, and which of them a change concerns."""

import datetime
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from django.db.models import Model, Q, QuerySet

Changes = Mapping[str, set[int]]
"""By table, the keys that its triggers noted."""


@dataclass(frozen=True)
class Entry:
    title: str
    url: str
    body: str = ""
    """Plain text; extracts are taken from it."""
    also: str = ""
    """Words that are found, and not shown."""
    day: datetime.date | None = None
    labels: frozenset[str] = frozenset()
    """For filters: country=BG, year=2014."""
    spoken: Mapping[str, str] = field(default_factory=dict)
    """Words of the title or the text that are in a language of their own, each with that."""
    part: int = 0
    """Of a row with several entries: which one."""


class Source:
    """One kind of thing that is found. `rows` and `entries` are asked in each language's turn."""

    kind: str
    place: int
    """Among the kinds, in results and in the filter; from 0 to 31."""
    label: str
    model: type[Model]
    is_dated = False
    """Whether the newest come first, and last what has no day; else they stand by their titles."""
    follows: Mapping[str, tuple[str, ...]] = {}
    """By table, lookups from the model to the rows that the table's triggers note."""
    turns_on: tuple[str, ...] = ()
    """Lookups of days at which a row's entries may change."""

    def rows(self) -> QuerySet:
        """What readers may see today in the active language, with all that entries read."""
        raise NotImplementedError

    def entries(self, row: Model) -> Iterable[Entry]:
        """In the active language."""
        raise NotImplementedError

    def touched(self, changes: Changes, turned: tuple[datetime.date, datetime.date]) -> set[int]:
        """The keys of the rows to read again after these changes, and these days.

        `turned` are the last day told and today: what turns on a day after the former does.
        """
        found = set(changes.get(self.model._meta.db_table, ()))
        for table in self.follows.keys() & changes.keys():
            for lookup in self.follows[table]:
                found |= self._keys(Q(**{f"{lookup}__in": changes[table]}))
        former, present = sorted(turned)
        for lookup in self.turns_on if former != present else ():
            found |= self._keys(Q(**{f"{lookup}__gt": former, f"{lookup}__lte": present}))
        return found

    def _keys(self, condition: Q) -> set[int]:
        return set(self.model._base_manager.filter(condition).values_list("pk", flat=True))


_sources: dict[str, Source] = {}
_countries: list[Callable[[], Iterable]] = []  # of one app


def register(source: Source) -> None:
    _sources[source.kind] = source


def register_countries(countries: Callable[[], Iterable]) -> None:
    """The countries to choose from and to name, by the reader's alphabet; `code` is their label."""
    _countries.append(countries)


def sources() -> list[Source]:
    return sorted(_sources.values(), key=lambda source: source.place)


def source_of(kind: str) -> Source:
    return _sources[kind]


def countries() -> list:
    return [country for known in _countries for country in known()]
