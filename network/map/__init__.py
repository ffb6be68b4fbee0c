"""Maps as SVG, drawn here: no tiles, no third party that learns who reads what.

The functions take objects read before, ask the database nothing, and return what the templates
`_components/map.html`, `map_towns.html` and `network_map.html` print. Lengths are in the drawing's
own units, those of its `width` and `height`.
"""

from .countries import countries_map
from .picture import svg
from .posts import network_map, roles_map
from .projection import on_map, project
from .towns import town_map

__all__ = ["countries_map", "network_map", "on_map", "project", "roles_map", "svg", "town_map"]
