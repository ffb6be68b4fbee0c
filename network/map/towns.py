"""A few towns, on a map cut to the countries they lie in."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.text import get_text_list
from django.utils.translation import gettext as _

from network.models import Town
from thbnet.lettering import text_width

from .crop import crop_to
from .drawing import BASELINE, Line
from .geometry import Point, Segment
from .placement import Item, Place, place
from .projection import on_map, project
from .shapes import split

WIDTH = 600
LETTERS = 27
ASIDE = 8  # left and right of a name


@dataclass(frozen=True)
class TownName:
    text: Line
    leader: Segment


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
    crop = crop_to(codes, [point for _town, point in located], WIDTH)
    background, lands = split(codes, crop.box)
    dots = [crop.drawn(point) for _town, point in located]
    return TownMap(
        title=_("Map of the places"),
        description=get_text_list([town.name for town, _point in located], _("and")),
        background=background,
        lands=lands,
        dots=dots,
        names=_letter([town.name for town, _point in located], dots, crop.height),
        elsewhere=elsewhere,
        transform=crop.transform,
        stroke=round(1 / crop.scale, 3),
        width=WIDTH,
        height=crop.height,
    )


def _letter(names: list[str], dots: list[Point], height: int) -> list[TownName]:
    """The names that find room beside their dots."""
    towns = zip(names, dots, strict=True)
    items = tuple(Item(dot, ((_width(name), LETTERS),)) for name, dot in towns)
    places = place(items, WIDTH, height)
    return [_name(name, spot) for name, spot in zip(names, places, strict=True) if spot]


def _width(name: str) -> int:
    return round(text_width(name, LETTERS)) + 2 * ASIDE


def _name(name: str, spot: Place) -> TownName:
    x, y = spot.box.middle
    return TownName(Line(name, x, round(y + LETTERS * BASELINE, 1)), spot.leader)
