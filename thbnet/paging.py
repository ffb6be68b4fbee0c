"""Long lists, page by page."""

from dataclasses import dataclass

from django.db.models import QuerySet
from django.http import Http404

PAGE_SIZE = 24
MOST_DIGITS = 4


@dataclass(frozen=True)
class Page:
    rows: list
    number: int
    has_next: bool

    @property
    def next(self) -> int | None:
        return self.number + 1 if self.has_next else None

    @property
    def previous(self) -> int | None:
        return self.number - 1 if self.number > 1 else None


def page_of(rows: QuerySet, asked_for: str, size: int = PAGE_SIZE) -> Page:
    """The page asked for, counted from "1". Raises Http404 where there is none.

    One row more than shown is fetched instead of counting them all, which takes long in long lists.
    """
    number = _number(asked_for)
    first = (number - 1) * size
    found = list(rows[first : first + size + 1])
    if number > 1 and not found:
        raise Http404
    return Page(found[:size], number, has_next=len(found) > size)


def _number(asked_for: str) -> int:
    if not (asked_for.isascii() and asked_for.isdigit() and len(asked_for) <= MOST_DIGITS):
        raise Http404
    if not (number := int(asked_for)):
        raise Http404
    return number
