"""The partner countries and their names."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.text import get_text_list
from django.utils.translation import gettext as _

from network.models import Country
from thbnet.lettering import balanced, text_width
from thbnet.templatetags.days import as_of

from .drawing import Label, stacked
from .projection import HEIGHT, WIDTH
from .shapes import Shape, shapes, split

LONGEST = 6.2  # of a name's letters: longer ones take two lines


@dataclass(frozen=True)
class Land:
    """A partner: its outline, its name, and its page's address where the map links to it."""

    name: str
    path: str
    url: str
    label: Label | None


@dataclass(frozen=True)
class CountriesMap:
    title: str
    description: str
    linked: bool
    background: list[str]
    lands: list[Land]
    width: int = WIDTH
    height: int = HEIGHT


def countries_map(
    named: Iterable[tuple[Country, str]], *, link: bool = True, on: datetime.date | None = None
) -> CountriesMap:
    """The map of these countries, each with the name to print (names change with the day).

    Links keep the day `on`. Without `link` for paper. A name whose country has a footnote is marked
    with an asterisk; a country that lies off the map stays in the description.
    """
    marked = [(country, name + "*" * bool(country.footnote)) for country, name in named]
    background, _paths = split({country.code for country, _name in marked})
    drawn = [(country, name) for country, name in marked if country.code in shapes()]
    return CountriesMap(
        title=_("Map of the partner countries"),
        description=get_text_list([name for _country, name in marked], _("and")),
        linked=link,
        background=background,
        lands=[
            _land(country, name, as_of(country.get_absolute_url(), on) if link else "")
            for country, name in drawn
        ],
    )


def _land(country: Country, name: str, url: str) -> Land:
    shape = shapes()[country.code]
    return Land(
        name=name,
        path=shape.path,
        url=url,
        label=_label(name, shape) if shape.label else None,
    )


def _label(name: str, shape: Shape) -> Label:
    lines = balanced(name, 2 if text_width(name, 1) > LONGEST else 1)
    return Label(stacked(lines, *shape.label, shape.size), shape.size, shape.anchor, shape.leader)
