"""The part of the map that a few countries need, and its coordinates in the drawing."""

from dataclasses import dataclass

from .geometry import Box, Point
from .projection import HEIGHT, WIDTH
from .shapes import shapes

AROUND = 25  # map units around the countries
SMALLEST = 240  # map units: the least width and height shown
FLATTEST, STEEPEST = 1.7, 1.25  # width to height


@dataclass(frozen=True)
class Crop:
    """A box of the map, in map units, drawn `width` units wide."""

    box: Box
    width: int

    @property
    def scale(self) -> float:
        return self.width / self.box.width

    @property
    def height(self) -> int:
        return round(self.box.height * self.scale)

    @property
    def transform(self) -> str:
        return f"scale({self.scale:.4f}) translate({-self.box.left:.1f} {-self.box.top:.1f})"

    def drawn(self, point: Point) -> Point:
        x, y = point
        return (
            round((x - self.box.left) * self.scale, 1),
            round((y - self.box.top) * self.scale, 1),
        )


def crop_to(codes: set[str], points: list[Point], width: int) -> Crop:
    """All of these countries and points, with some ground around them, inside the map."""
    corners = [shapes()[code].bbox for code in codes if code in shapes()]
    corners += [(x, y, x, y) for x, y in points]
    left, top = min(box[0] for box in corners), min(box[1] for box in corners)
    right, bottom = max(box[2] for box in corners), max(box[3] for box in corners)
    wide, high = _roomy(right - left + 2 * AROUND, bottom - top + 2 * AROUND)
    return Crop(
        Box(
            _start((left + right) / 2, wide, WIDTH),
            _start((top + bottom) / 2, high, HEIGHT),
            wide,
            high,
        ),
        width,
    )


def _roomy(wide: float, high: float) -> tuple[float, float]:
    """At least these sides, and neither too flat nor too steep; at most the map's."""
    wide = max(wide, high * STEEPEST, SMALLEST)
    high = max(high, wide / FLATTEST, SMALLEST)
    return min(wide, WIDTH), min(high, HEIGHT)


def _start(centre: float, length: float, end: int) -> float:
    return min(max(centre - length / 2, 0), end - length)
