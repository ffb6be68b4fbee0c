"""A circle of the components diagram: a number, and under it a short title on a few lines."""

from dataclasses import dataclass
from math import hypot

from django.utils.translation import get_language

from thbnet.lettering import balanced, hyphenated, text_width

from .models import Component
from .ring import Point

NUMBER = 46  # sizes of letters
TITLE = 26
PITCH = 31  # from one baseline of a title to the next
BELOW_NUMBER = 40  # from the number's baseline to the title's first
CAPITALS, DESCENDERS = 0.72, 0.24  # above and below a baseline, of the letters' size
MOST_LINES = 4
A_LINE = 3  # how much smaller another line must make the circle
ROOM = 70  # what the letters may reach from the centre in the smallest circle


@dataclass(frozen=True)
class Text:
    """One line, its baseline at y."""

    text: str
    y: float


@dataclass(frozen=True)
class Node:
    x: float
    y: float
    name: str
    number: Text
    lines: list[Text]
    colour: str


def node(component: Component, lines: list[str], centre: Point) -> Node:
    x, y = round(centre[0], 1), round(centre[1], 1)
    first, *others = (round(y + baseline, 1) for baseline in _baselines(len(lines)))
    return Node(
        x=x,
        y=y,
        name=f"{component.number}. {component.short_title}",
        number=Text(str(component.number), first),
        lines=list(map(Text, lines, others)),
        colour=component.colour,
    )


def wrapped(title: str) -> list[str]:
    """The title on the lines that let it fit the smallest circle; few, where that is nearly so."""
    parted = hyphenated(title, get_language())
    options = (balanced(parted, count) for count in range(1, MOST_LINES + 1))
    return min(options, key=lambda lines: max(reach(lines), ROOM) + A_LINE * len(lines))


def reach(lines: list[str]) -> float:
    """From a node's centre to the outermost corner of its letters."""
    _number, *baselines = _baselines(len(lines))
    return max(
        hypot(text_width(line, TITLE) / 2, edge)
        for line, baseline in zip(lines, baselines, strict=True)
        for edge in (baseline - TITLE * CAPITALS, baseline + TITLE * DESCENDERS)
    )


def _baselines(lines: int) -> list[float]:
    """Of the number, then of each line, the whole centred on 0."""
    below = [BELOW_NUMBER + PITCH * row for row in range(lines)]
    first = (NUMBER * CAPITALS - below[-1] - TITLE * DESCENDERS) / 2
    return [first, *(first + offset for offset in below)]
