"""The components of a strategy and which of them inform which, as SVG.

Asks the database nothing but `informs`, which should be prefetched. Returns what
`_components/diagram.html` prints.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.text import get_text_list
from django.utils.translation import gettext as _

from .arrows import Arrow, arrows
from .models import Component
from .node import ROOM, Node, node, reach, wrapped
from .ring import Point, ring

INSIDE = 14  # between the letters and a node's border
BETWEEN = 76  # from one node's border to the next one's
WIDEST = 250  # a ring's radius, before it becomes an ellipse
OVERLAP = 0.6  # a halo's radius, of the distance between neighbours: above half they interlock
NARROWEST = 680  # of the drawing, or one node alone would be shown as large as three


@dataclass(frozen=True)
class Diagram:
    title: str
    description: str
    nodes: list[Node]
    arrows: list[Arrow]
    radius: float
    halo: float
    view_box: str

    @property
    def width(self) -> int:
        return int(self.view_box.split()[2])

    @property
    def height(self) -> int:
        return int(self.view_box.split()[3])


def components_diagram(components: Iterable[Component]) -> Diagram:
    """Any number of components on a ring, an arrow from each to those it informs."""
    components = list(components)
    titles = [wrapped(component.short_title) for component in components]
    radius = round(max([ROOM, *map(reach, titles)])) + INSIDE
    spacing = 2 * radius + BETWEEN
    centres = ring(len(components), spacing, WIDEST)
    halo = round(spacing * OVERLAP)
    nodes = list(map(node, components, titles, centres))
    return Diagram(
        title=_title(components),
        description=get_text_list([node.name for node in nodes], _("and")),
        nodes=nodes,
        arrows=arrows(_links(components), centres, radius),
        radius=radius,
        halo=halo,
        view_box=_view_box(centres, halo),
    )


def _links(components: list[Component]) -> set[tuple[int, int]]:
    """(from, to), as places in the list; components that are not shown get no arrow."""
    places = {component: place for place, component in enumerate(components)}
    return {
        (places[source], places[target])
        for source in components
        for target in source.informs.all()
        if target in places
    }


def _title(components: list[Component]) -> str:
    """The arrows in words: what a screen reader says, in print and on screen.

    As the title of any drawing, without a full stop at the end.
    """
    told = [_("Diagram of the components.")]
    for source in components:
        informed = [target.short_title for target in components if target in source.informs.all()]
        if informed:
            names = {"source": source.short_title, "targets": get_text_list(informed, _("and"))}
            told.append(_("%(source)s informs %(targets)s.") % names)
    return " ".join(told).removesuffix(".")


def _view_box(centres: list[Point], halo: float) -> str:
    across, down = [x for x, _y in centres] or [0], [y for _x, y in centres] or [0]
    width = max(max(across) - min(across) + 2 * halo, NARROWEST)
    height = max(down) - min(down) + 2 * halo
    left = (min(across) + max(across) - width) / 2
    return f"{left:.0f} {min(down) - halo:.0f} {width:.0f} {height:.0f}"
