"""A town's card on the network map: its name, and under it a pill for each role."""

from collections.abc import Iterator
from dataclasses import dataclass

from network.models import Role
from thbnet.lettering import text_width

from .drawing import Line
from .geometry import Box, Point, Segment
from .placement import Place, Size

PADDING = 9
NAME = 25  # size of letters
NAME_HEIGHT = 32
LETTERS = 24
PILL_HEIGHT = 34
PILL_GAP = 5
PER_ROW = (2, 3, 1)  # pills side by side, the preferred number first


@dataclass(frozen=True)
class Pill:
    """A role's acronym, or a number that the legend explains, on the role's colour."""

    symbol: str
    role: Role
    height: int = PILL_HEIGHT

    @property
    def width(self) -> int:
        if not self.role.acronym:
            return self.height
        return round(text_width(self.symbol, LETTERS)) + 2 * PADDING

    @property
    def middle(self) -> float:
        return self.width / 2


@dataclass(frozen=True)
class DrawnPill:
    pill: Pill
    left: float
    top: float


@dataclass(frozen=True)
class Card:
    dot: Point
    leader: Segment
    box: Box
    name: Line
    pills: list[DrawnPill]


@dataclass(frozen=True)
class Draft:
    """A card before it has a place: its pills in rows."""

    name: str
    rows: list[list[Pill]]

    @property
    def size(self) -> Size:
        widths = [text_width(self.name, NAME), *map(_row_width, self.rows)]
        height = NAME_HEIGHT + len(self.rows) * (PILL_HEIGHT + PILL_GAP) - PILL_GAP
        return round(max(widths)) + 2 * PADDING, height + 2 * PADDING

    def at(self, place: Place) -> Card:
        left, top = place.box.left + PADDING, place.box.top + PADDING
        return Card(
            dot=place.item.dot,
            leader=place.leader,
            box=place.box,
            name=Line(self.name, left, top + NAME * 0.8),
            pills=list(self._drawn(left, top + NAME_HEIGHT)),
        )

    def _drawn(self, left: float, top: float) -> Iterator[DrawnPill]:
        for row, pills in enumerate(self.rows):
            for column, pill in enumerate(pills):
                before = sum(earlier.width + PILL_GAP for earlier in pills[:column])
                yield DrawnPill(pill, left + before, top + row * (PILL_HEIGHT + PILL_GAP))


def drafts(name: str, pills: list[Pill]) -> list[Draft]:
    """The ways to set a card, the preferred one first."""
    counts = dict.fromkeys(min(count, len(pills)) for count in PER_ROW)
    return [
        Draft(name, [pills[at : at + count] for at in range(0, len(pills), count)])
        for count in counts
    ]


def _row_width(pills: list[Pill]) -> float:
    return sum(pill.width for pill in pills) + PILL_GAP * (len(pills) - 1)
