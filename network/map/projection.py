"""Where on the map a place lies: Lambert's conformal conic projection of a sphere.

After J. P. Snyder, Map Projections: A Working Manual (USGS Professional Paper 1395, 1987),
chapter 15. Two standard parallels through the region keep shapes true to within 0.4 %.
"""

from math import cos, log, pi, radians, sin, tan

EARTH = 6371.0  # km, the sphere's radius
PARALLELS = (41, 47)  # degrees north
ORIGIN = (21.5, 44)  # degrees east, degrees north
CORNER = (-690.0, 550.0)  # km east and north of the origin: the map's top left
UNIT = 1.41  # km
WIDTH, HEIGHT = 1000, 755  # map units


def _half_angle(latitude: float) -> float:
    return tan(pi / 4 + radians(latitude) / 2)


def _cone() -> tuple[float, float]:
    """The cone's constant, and the radius in km that a parallel's half angle divides."""
    south, north = PARALLELS
    constant = log(cos(radians(south)) / cos(radians(north))) / log(
        _half_angle(north) / _half_angle(south)
    )
    return constant, EARTH * cos(radians(south)) * _half_angle(south) ** constant / constant


CONSTANT, RADIUS = _cone()


def _distance_to_apex(latitude: float) -> float:
    return RADIUS / _half_angle(latitude) ** CONSTANT


def project(longitude: float, latitude: float) -> tuple[float, float]:
    """Degrees east and north -> (x, y) in map units, y growing southwards, to one decimal."""
    radius = _distance_to_apex(float(latitude))
    angle = CONSTANT * radians(float(longitude) - ORIGIN[0])
    east = radius * sin(angle)
    north = _distance_to_apex(ORIGIN[1]) - radius * cos(angle)
    return round((east - CORNER[0]) / UNIT, 1), round((CORNER[1] - north) / UNIT, 1)


def on_map(x: float, y: float) -> bool:
    return 0 <= x <= WIDTH and 0 <= y <= HEIGHT
