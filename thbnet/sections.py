"""Sections that apps of the upper floors add to a page of a lower one.

The country's page belongs to `network`, its actions to `strategy`, what was reported about it to
`newsletter`. Arrows run one way, so the upper apps register their sections when they are ready.
"""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass

_providers: dict[str, list["Provider"]] = defaultdict(list)


@dataclass(frozen=True)
class Provider:
    template: str
    context: Callable[[object], dict]


@dataclass(frozen=True)
class Section:
    """A template and its context, for `{% include section.template with ...section.context %}`."""

    template: str
    context: dict


def register(page: str, *, template: str, context: Callable[[object], dict]) -> None:
    """Add a section to the pages of that name; `context` takes the page's object."""
    _providers[page].append(Provider(template, context))


def sections(page: str, thing: object) -> list[Section]:
    """The page's sections, in the order in which their apps were registered."""
    return [Section(p.template, p.context(thing)) for p in _providers[page]]
