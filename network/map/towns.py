"""A few towns, on a map cut to the countries they lie in."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.text import get_text_list
from django.utils.translation import gettext as _

from network.models import Town
from thbnet.lettering import text_width

from .crop import crop_to
from .drawing import BASELINE, Line
from .geometry import Line as Leader
from .geometry import Point
from .placement import Item, Place, place
from .projection import on_map, project
from .shapes import split

WIDTH = 600
LETTERS = 27
ASIDE = 8  # left and right of a name


@dataclass(frozen=True)
class TownName:
    text: Line
    leader: Leader


@dataclass(frozen=True)
class TownMap:
    title: str
    description: str
    background: list[str]
    lands: list[str]
    dots: list[Point]
    names: list[TownName]
    elsewhere: list[Town]
    transform: str
    stroke: float  # one drawn unit, inside `transform`
    width: int
    height: int
    letters: int = LETTERS


def town_map(towns: Iterable[Town]) -> TownMap | None:
    """The towns with their names; None when none of them lies on the map.

    Towns need `country` at hand. Those off the map are in `elsewhere`.
    """
    located = [(town, project(town.longitude, town.latitude)) for town in towns]
    drawn = [(town, point) for town, point in located if on_map(*point)]
    return _draw(drawn, [town for town, point in located if not on_map(*point)]) if drawn else None


def _draw(located: list[tuple[Town, Point]], elsewhere: list[Town]) -> TownMap:
    codes = {town.country.code for town, _point in located}
    background, lands = split(codes)
    crop = crop_to(codes, [point for _town, point in located], WIDTH)
    names, dots = _letter([(town.name, crop.drawn(point)) for town, point in located], crop.height)
    return TownMap(
        title=_("Map of the places"),
        description=get_text_list([town.name for town, _point in located], _("and")),
        background=background,
        lands=list(lands.values()),
        dots=dots,
        names=names,
        elsewhere=elsewhere,
        transform=crop.transform,
        stroke=round(1 / crop.scale, 3),
        width=WIDTH,
        height=crop.height,
    )


def _letter(towns: list[tuple[str, Point]], height: int) -> tuple[list[TownName], list[Point]]:
    items = tuple(Item(dot, ((_width(name), LETTERS),)) for name, dot in towns)
    places = place(items, WIDTH, height)
    names = [_name(name, spot) for (name, _dot), spot in zip(towns, places, strict=True) if spot]
    return names, [dot for _name, dot in towns]


def _width(name: str) -> int:
    return round(text_width(name, LETTERS)) + 2 * ASIDE


def _name(name: str, spot: Place) -> TownName:
    x, y = spot.box.middle
    return TownName(Line(name, x, round(y + LETTERS * BASELINE, 1)), spot.leader)
