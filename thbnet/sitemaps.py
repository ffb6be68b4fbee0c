"""The sitemap: every public page, in every language. Each app registers its own pages."""

import datetime
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from django.db.models import QuerySet
from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from .navigation import Alternate, alternates

LARGEST = 5000  # pages in one file; there, each stands once for each language
MOST_PARTS = 9999
XML = "application/xml"


@dataclass(frozen=True)
class Part:
    name: str
    pages: Callable[[], Sequence | QuerySet]
    """Of each page, in a lasting order: the argument of its address and, where that is known, since
    when its content is as it is."""
    view: str = ""
    """Empty: the arguments themselves are names of views."""

    def entries(self, first: int, last: int) -> Iterator["Entry"]:
        for argument, *changed in self.pages()[first:last]:
            address = reverse(self.view, args=[argument]) if self.view else reverse(argument)
            yield Entry(address, *changed)

    def size(self) -> int:
        """In pages, whatever the languages."""
        pages = self.pages()
        return pages.count() if isinstance(pages, QuerySet) else len(pages)


@dataclass(frozen=True)
class Entry:
    address: str
    changed: datetime.datetime | None = None

    @property
    def languages(self) -> list[Alternate]:
        return alternates(self.address)


_parts: list[Part] = []


def register(name: str, pages: Callable[[], Sequence | QuerySet], *, view: str = "") -> None:
    """Add the pages of one kind; see `Part`."""
    _parts.append(Part(name, pages, view))


def register_views(name: str, *views: str) -> None:
    """Add pages whose addresses have no argument."""
    register(name, lambda: [(view,) for view in views])


@require_safe
def sitemap(request):
    """All pages, or an index of several sitemaps where they are too many for one."""
    sizes = {part.name: part.size() for part in _parts}
    if sum(sizes.values()) <= LARGEST:
        return _sitemap(request, [entry for part in _parts for entry in part.entries(0, LARGEST)])
    parts = [
        reverse("sitemap-part", args=[name, number + 1])
        for name, size in sizes.items()
        for number in range(-(-size // LARGEST))
    ]
    return render(request, "sitemap_index.xml", {"parts": parts}, content_type=XML)


@require_safe
def sitemap_part(request, name: str, number: int):
    """The pages of one kind, `LARGEST` at a time; `number` counts from 1."""
    if not 1 <= number <= MOST_PARTS:
        raise Http404
    part = next((part for part in _parts if part.name == name), None)
    entries = list(part.entries((number - 1) * LARGEST, number * LARGEST)) if part else []
    if not entries:
        raise Http404
    return _sitemap(request, entries)


def _sitemap(request, entries: list[Entry]):
    return render(request, "sitemap.xml", {"entries": entries}, content_type=XML)
