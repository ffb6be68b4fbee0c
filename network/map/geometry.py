"""Boxes and straight segments in the plane, y growing downwards."""

from dataclasses import dataclass
from math import hypot

Point = tuple[float, float]
Segment = tuple[Point, Point]


@dataclass(frozen=True)
class Box:
    left: float
    top: float
    width: float
    height: float

    @property
    def right(self) -> float:
        return self.left + self.width

    @property
    def bottom(self) -> float:
        return self.top + self.height

    @property
    def middle(self) -> Point:
        return self.left + self.width / 2, self.top + self.height / 2

    def meets(self, other: "Box", gap: float = 0) -> bool:
        return (
            self.left < other.right + gap
            and other.left < self.right + gap
            and self.top < other.bottom + gap
            and other.top < self.bottom + gap
        )

    def within(self, width: float, height: float, margin: float = 0) -> bool:
        return (
            margin <= self.left
            and margin <= self.top
            and self.right <= width - margin
            and self.bottom <= height - margin
        )

    def nearest(self, point: Point) -> Point:
        """The box's point that lies closest: where a leader ends."""
        x, y = point
        return min(max(x, self.left), self.right), min(max(y, self.top), self.bottom)

    def distance(self, point: Point) -> float:
        x, y = self.nearest(point)
        return hypot(point[0] - x, point[1] - y)

    def crossed_by(self, segment: Segment) -> bool:
        """Whether the segment leads through the box, from one side to another."""
        right, bottom = self.right, self.bottom
        falling = (self.left, self.top), (right, bottom)
        rising = (self.left, bottom), (right, self.top)
        return intersect(segment, falling) or intersect(segment, rising)


def intersect(one: Segment, other: Segment) -> bool:
    (a, b), (c, d) = one, other
    return _side(a, b, c) * _side(a, b, d) < 0 and _side(c, d, a) * _side(c, d, b) < 0


def _side(a: Point, b: Point, c: Point) -> float:
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])
