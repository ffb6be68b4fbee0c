"""The arrows of the components diagram: from border to border, around whatever is between."""

from collections.abc import Collection
from dataclasses import dataclass
from math import dist

from .ring import Point, bend, towards

OFF = 7  # between an arrow and a node's border
HEAD = 20  # a head's length
HALF_HEAD = 12  # half its width


@dataclass(frozen=True)
class Arrow:
    """A line and its one or two heads, as SVG path data."""

    line: str
    heads: list[str]


def arrows(links: Collection[tuple[int, int]], centres: list[Point], radius: float) -> list[Arrow]:
    """One arrow per link (from, to), two-headed where two nodes inform each other."""
    pairs = sorted({(min(link), max(link)) for link in links})
    return [
        _arrow(centres, radius, pair, ends=[pair[::-1] in links, pair in links]) for pair in pairs
    ]


def _arrow(
    centres: list[Point], radius: float, pair: tuple[int, int], *, ends: list[bool]
) -> Arrow:
    """`ends` tells at which of the pair's two nodes a head points."""
    start, goal = (centres[place] for place in pair)
    others = [centre for place, centre in enumerate(centres) if place not in pair]
    control = bend(start, goal, others, radius + OFF)
    tips = [towards(node, control, radius + OFF) for node in (start, goal)]
    line = [
        towards(tip, control, HEAD - 2) if headed else tip
        for tip, headed in zip(tips, ends, strict=True)
    ]
    return Arrow(
        line=f"M{_at(line[0])}Q{_at(control)} {_at(line[1])}",
        heads=[_head(tip, control) for tip, headed in zip(tips, ends, strict=True) if headed],
    )


def _head(tip: Point, control: Point) -> str:
    base = towards(tip, control, HEAD)
    share = HALF_HEAD / dist(tip, base)
    aside = (base[1] - tip[1]) * share, (tip[0] - base[0]) * share
    left = base[0] + aside[0], base[1] + aside[1]
    right = base[0] - aside[0], base[1] - aside[1]
    return f"M{_at(tip)}L{_at(left)}L{_at(right)}Z"


def _at(point: Point) -> str:
    return f"{point[0]:.1f} {point[1]:.1f}"
