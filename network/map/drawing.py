"""What the drawings are made of. Templates print these, and compute nothing."""

from dataclasses import dataclass

LINE_HEIGHT = 1.12  # of the letters' size
BASELINE = 0.35  # of the letters' size: from a line's middle down to its baseline


@dataclass(frozen=True)
class Line:
    """One line of text, its baseline at y."""

    text: str
    x: float
    y: float


@dataclass(frozen=True)
class Label:
    """A text of one or more lines. `outside`: on the sea, joined by a leader."""

    lines: list[Line]
    size: float
    anchor: str = "middle"
    leader: tuple[float, ...] | None = None

    @property
    def outside(self) -> bool:
        return self.leader is not None


def stacked(texts: list[str], x: float, y: float, size: float) -> list[Line]:
    """Lines one above the other, their block centred on y."""
    pitch = size * LINE_HEIGHT
    first = y - pitch * (len(texts) - 1) / 2 + size * BASELINE
    return [Line(text, x, round(first + row * pitch, 1)) for row, text in enumerate(texts)]
