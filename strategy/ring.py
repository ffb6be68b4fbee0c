"""Circles around a centre, and arrows between them that keep clear of the others.

Lengths are in the drawing's units, the centre of the ring is the origin, y grows downwards.
"""

from itertools import accumulate, pairwise
from math import cos, dist, hypot, pi, sin

Point = tuple[float, float]

FEW = 3
STEPS = 720  # an ellipse is measured in so many straight pieces
BENDS = (0, 0.2, -0.2, 0.4, -0.4, 0.7, -0.7, 1, -1)  # of an arrow's length, off its middle
SAMPLES = [step / 24 for step in range(25)]


def ring(count: int, spacing: float, widest: float) -> list[Point]:
    """Points clockwise from the top, neighbours `spacing` apart or a little more.

    A circle as long as its radius stays within `widest`, then an ellipse that grows downwards.
    Up to three are few enough to stand in reading order: row by row, from the left.
    """
    if count <= FEW:
        row = [(-spacing / 2, spacing * sin(pi / 3)), (spacing / 2, spacing * sin(pi / 3))]
        return [[], [(0, 0)], row, [(0, 0), *row]][count]
    radius = spacing / (2 * sin(pi / count))
    if radius <= widest:
        return _on_ellipse(count, radius, radius)
    height = widest
    while _closest(points := _on_ellipse(count, widest, height)) < spacing:
        height += 5
    return points


def _closest(points: list[Point]) -> float:
    return min(dist(*pair) for pair in pairwise([*points, points[0]]))


def _on_ellipse(count: int, rx: float, ry: float) -> list[Point]:
    """Points at equal distances along the line, the first at the top."""
    turns = [2 * pi * step / STEPS for step in range(STEPS + 1)]
    line = [(rx * sin(turn), -ry * cos(turn)) for turn in turns]
    run = list(accumulate((dist(*pair) for pair in pairwise(line)), initial=0))
    goals = [run[-1] * index / count for index in range(count)]
    return [line[min(range(STEPS), key=lambda at: abs(run[at] - goal))] for goal in goals]


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
