"""Sections that apps of the upper floors add to a page of a lower one.

The country's page belongs to `network`, its actions to `strategy`, what was reported about it to
`newsletter`. Arrows run one way, so the upper apps register their sections when they are ready.
In the same way they add filters of their own to the admin's lists of a lower app.
"""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass

_providers: dict[str, list["Provider"]] = defaultdict(list)
_filters: dict[type, list[type]] = defaultdict(list)


@dataclass(frozen=True)
class Provider:
    template: str
    context: Callable[[object], dict]
    place: int
    anchor: str
    title: str


@dataclass(frozen=True)
class Section:
    """A template and its context, for `{% include section.template with about=section.context %}`.

    One with an `anchor` is always there, with its `title` as heading: pages may link to it.
    """

    template: str
    context: dict
    anchor: str = ""
    title: str = ""
    place: int = 0


def register(  # noqa: PLR0913 - named
    page: str,
    *,
    template: str,
    context: Callable[[object], dict],
    place: int = 0,
    anchor: str = "",
    title: str = "",
) -> None:
    """Add a section to the pages of that name; `context` takes the page's object.

    Sections stand in the order of their `place`, then in that in which they were registered.
    """
    _providers[page].append(Provider(template, context, place, anchor, title))
    _providers[page].sort(key=lambda provider: provider.place)


def sections(page: str, thing: object) -> list[Section]:
    """The page's sections, in order."""
    return [
        Section(p.template, p.context(thing), p.anchor, p.title, p.place) for p in _providers[page]
    ]


def add_filter(model: type, list_filter: type) -> None:
    """Add a filter to the admin's list of that model."""
    _filters[model].append(list_filter)


def added_filters(model: type) -> list[type]:
    return _filters[model]
