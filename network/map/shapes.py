"""The countries' outlines, read once from `network/data`."""

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from .geometry import Box

FILE = Path(__file__).parent.parent / "data" / "southeast-europe.json"


@dataclass(frozen=True)
class Shape:
    """One country, in map units. `leader` joins a name that stands outside to its country."""

    path: str
    bbox: tuple[int, int, int, int]  # left, top, right, bottom
    label: tuple[int, int] | None = None
    size: int = 0
    anchor: str = "middle"
    leader: tuple[int, int, int, int] | None = None

    @property
    def box(self) -> Box:
        left, top, right, bottom = self.bbox
        return Box(left, top, right - left, bottom - top)


@cache
def shapes() -> dict[str, Shape]:
    """By ISO code: every country of which some part lies on the map."""
    with FILE.open(encoding="utf-8") as file:
        found = json.load(file)["shapes"]
    return {
        code: Shape(**{key: _frozen(value) for key, value in shape.items()})
        for code, shape in found.items()
    }


def _frozen(value):
    return tuple(value) if isinstance(value, list) else value


def split(codes: set[str], part: Box | None = None) -> tuple[list[str], list[str]]:
    """The paths of all other countries, in that part of the map, and of those asked for."""
    others = [
        shape.path
        for code, shape in shapes().items()
        if code not in codes and (part is None or part.meets(shape.box))
    ]
    return others, [shape.path for code, shape in shapes().items() if code in codes]
