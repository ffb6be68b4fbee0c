"""Where labels go on a crowded map: beside their dots, on free ground, never over one another.

Deterministic: the same labels always land on the same places. Lengths are in map units.
"""

from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import product
from math import cos, hypot, pi, sin

from .geometry import Box, Point, Segment, intersect

Size = tuple[float, float]

GAP = 5  # between two boxes
MARGIN = 8  # between a box and the frame
CLEARANCE = 9  # around every dot
DISTANCES = (12, 24, 40, 60, 85, 115, 150, 190, 240)  # from the dot to the box
DIRECTIONS = [(cos(pi * turn / 12), sin(pi * turn / 12)) for turn in range(24)]
CROSSING = 80  # a leader through a box or another leader costs as much as this distance
SECOND_CHOICE = 12  # so does each step from an item's preferred size
ROUNDS = 4  # of choosing anew for each label, now that the others have a place


@dataclass(frozen=True)
class Item:
    """A dot, and the sizes in which its label can be set, the preferred one first."""

    dot: Point
    sizes: tuple[Size, ...]


@dataclass(frozen=True)
class Place:
    item: Item
    choice: int  # which of the item's sizes
    box: Box

    @cached_property
    def leader(self) -> Segment:
        return self.item.dot, self.box.nearest(self.item.dot)

    @cached_property
    def cost(self) -> float:
        return self.box.distance(self.item.dot) + self.choice * SECOND_CHOICE


@lru_cache(maxsize=64)  # it takes about a tenth of a second, and changes when the network does
def place(items: tuple[Item, ...], width: float, height: float) -> tuple[Place | None, ...]:
    """A place inside the frame for each item; None for those that no free ground is left for."""
    dots = list(dict.fromkeys(item.dot for item in items))
    choices = [_candidates(item, width, height) for item in items]
    order = sorted(range(len(items)), key=lambda index: (-_crowding(items[index], dots), index))
    places: list[Place | None] = [None] * len(items)
    for _round in range(ROUNDS):
        before = list(places)
        for index in order:
            others = [found for at, found in enumerate(places) if found and at != index]
            places[index] = _best(choices[index], others, dots)
        if places == before:
            break
    return tuple(places)


def _crowding(item: Item, dots: list[Point]) -> float:
    gaps = (hypot(item.dot[0] - x, item.dot[1] - y) for x, y in dots)
    return sum(1 / gap**2 for gap in gaps if gap)


def _candidates(item: Item, width: float, height: float) -> list[Place]:
    """Every place within the frame, the cheapest first."""
    found = (
        Place(item, choice, _beside(item.dot, size, distance, direction))
        for (choice, size), distance, direction in product(
            enumerate(item.sizes), DISTANCES, DIRECTIONS
        )
    )
    fits = (spot for spot in found if spot.box.within(width, height, MARGIN))
    return sorted(fits, key=lambda spot: spot.cost)


def _beside(dot: Point, size: Size, distance: float, direction: Point) -> Box:
    centre = [dot[axis] + direction[axis] * (distance + size[axis] / 2) for axis in (0, 1)]
    return Box(round(centre[0] - size[0] / 2), round(centre[1] - size[1] / 2), *size)


def _best(candidates: list[Place], others: list[Place], dots: list[Point]) -> Place | None:
    best, lowest = None, float("inf")
    for spot in candidates:
        if spot.cost >= lowest:
            break
        if _taken(spot.box, others, dots):
            continue
        cost = spot.cost + CROSSING * sum(_cross(spot, other) for other in others)
        if cost < lowest:
            best, lowest = spot, cost
    return best


def _taken(box: Box, others: list[Place], dots: list[Point]) -> bool:
    return any(box.meets(other.box, GAP) for other in others) or any(
        box.distance(dot) < CLEARANCE for dot in dots
    )


def _cross(one: Place, other: Place) -> bool:
    return (
        intersect(one.leader, other.leader)
        or other.box.crossed_by(one.leader)
        or one.box.crossed_by(other.leader)
    )
