"""Circles around a centre, and arrows between them that keep clear of the others.

Lengths are in the drawing's units, the centre of the ring is the origin, y grows downwards.
"""

from math import asin, cos, dist, hypot, pi, sin

Point = tuple[float, float]

FEW = 3
AROUND = 0.9  # the least radius of a ring drawn out, of the spacing: arrows pass through its middle
BENDS = (0, 0.1, -0.1, 0.2, -0.2, 0.3, -0.3, 0.4, -0.4, 0.7, 1)  # of a length, off its middle
SAMPLES = [step / 24 for step in range(25)]


def ring(count: int, spacing: float, widest: float) -> list[Point]:
    """Points clockwise from the top, any two of them at least `spacing` apart.

    A circle as long as its radius stays within `widest`, then one that is drawn out downwards, and
    is wider only if the points need it. Up to three are few enough to stand in reading order: row
    by row, from the left.
    """
    if count <= FEW:
        row = [(-spacing / 2, spacing * sin(pi / 3)), (spacing / 2, spacing * sin(pi / 3))]
        return [[], [(0, 0)], row, [(0, 0), *row]][count]
    radius = min(spacing / (2 * sin(pi / count)), max(widest, spacing * AROUND))
    step = 2 * radius * asin(spacing / (2 * radius))  # along the curve, where it bends
    straight = max(count * step / 2 - pi * radius, 0)
    half = straight + pi * radius
    runs = [index * step for index in range(count)]
    return [
        _right(run, radius, straight) if run <= half else _left(2 * half - run, radius, straight)
        for run in runs
    ]


def _right(run: float, radius: float, straight: float) -> Point:
    """So far from the top: along a quarter of a circle, straight down, along another quarter."""
    turn = min(run / radius, pi / 2) + max((run - straight) / radius - pi / 2, 0)
    down = min(max(run - radius * pi / 2, 0), straight) - straight / 2
    return radius * sin(turn), down - radius * cos(turn)


def _left(run: float, radius: float, straight: float) -> Point:
    x, y = _right(run, radius, straight)
    return -x, y


def bend(start: Point, end: Point, others: list[Point], clearance: float) -> Point:
    """The control point of a curve from start to end that passes the others at that distance.

    The straightest one that does, else the one that comes least close.
    """
    curves = [_control(start, end, share) for share in BENDS]
    gaps = [_gap(start, control, end, others) for control in curves]
    clear = (control for control, gap in zip(curves, gaps, strict=True) if gap >= clearance)
    return next(clear, curves[gaps.index(max(gaps))])


def _control(start: Point, end: Point, share: float) -> Point:
    along = end[0] - start[0], end[1] - start[1]
    return (
        (start[0] + end[0]) / 2 - along[1] * share,
        (start[1] + end[1]) / 2 + along[0] * share,
    )


def _gap(start: Point, control: Point, end: Point, others: list[Point]) -> float:
    curve = [_on_curve(start, control, end, t) for t in SAMPLES]
    return min((dist(point, other) for point in curve for other in others), default=float("inf"))


def _on_curve(start: Point, control: Point, end: Point, t: float) -> Point:
    a, b, c = (1 - t) ** 2, 2 * t * (1 - t), t**2
    return tuple(a * start[i] + b * control[i] + c * end[i] for i in (0, 1))


def towards(start: Point, goal: Point, distance: float) -> Point:
    """The point that many units from start, in the direction of goal."""
    length = hypot(goal[0] - start[0], goal[1] - start[1])
    return tuple(start[i] + (goal[i] - start[i]) * distance / length for i in (0, 1))
