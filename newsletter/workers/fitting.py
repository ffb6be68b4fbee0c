"""No page near empty: where the text runs a few lines over, it is set closer, or more open.

How, stands in `static/css/pdf/ways.css`. Pages are measured in the boxes that WeasyPrint laid out:
nothing else knows how full they are.
"""

from collections.abc import Iterator

from weasyprint.formatting_structure import boxes

# Of the height for text: what every page must hold, if it is not the only one.
LEAST = 1 / 4
# Of pages: among more of them one that is near empty costs little, and each try much.
LONG = 12
WAYS = ("closer", "closest", "opener", "open", "wide")


def fit(document, **options):
    """The HTML document laid out on pages that are full.

    As usual, if they are then; else in the first way in which they are on no more pages; else on as
    few as can be, in the way whose emptiest page is fullest.
    """
    best = document.render(**options)
    for way in WAYS:
        if emptiest(best) >= LEAST or len(best.pages) > LONG:
            break
        document.etree_element.find("body").set("class", way)
        tried = document.render(**options)
        best = max(best, tried, key=lambda one: (-len(one.pages), emptiest(one)))
    return best


def emptiest(rendered) -> float:
    """How much of its emptiest page is taken, from 0 to 1. The only page is as full as can be."""
    if len(rendered.pages) == 1:
        return 1
    return min(_taken(page._page_box) for page in rendered.pages)


def _taken(page: boxes.PageBox) -> float:
    top = page.content_box_y()
    return (max(_bottoms(page.children[0]), default=top) - top) / page.height


def _bottoms(box: boxes.Box) -> Iterator[float]:
    if isinstance(box, boxes.LineBox | boxes.ReplacedBox):
        yield box.position_y + box.height
    for child in getattr(box, "children", ()):
        yield from _bottoms(child)
