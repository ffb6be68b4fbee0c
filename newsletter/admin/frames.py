"""What the preview's frame shows: the web page, or the pages of the PDF with the blocks on each.

Both are read from the database first, and then told: what takes long needs no transaction.
"""

import base64
from collections.abc import Callable
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from newsletter.layout import Layout, draw, set_out
from newsletter.material import Material
from newsletter.models import Issue
from newsletter.naming import name_of
from newsletter.pictures import InlinePictures
from newsletter.rendering import anchor, render

Telling = Callable[[], dict]
"""Gives the context of the template. Raises RenderingFailed."""


@dataclass(frozen=True)
class Page:
    number: int
    picture: str
    blocks: list[tuple[str, str]]
    """Those that begin on it: anchor and name."""


def read_web(issue: Issue, language: str) -> Telling:
    body = render(Material(issue), language=language, medium="web", pictures=InlinePictures())
    return lambda: {"body": body}


def read_pages(issue: Issue, language: str) -> Telling:
    material = Material(issue)
    sheet = set_out(material, language=language)
    names = [(anchor(block), name_of(block)) for block in material.blocks]

    def tell() -> dict:
        layout = draw(sheet)
        return {
            "pages": _pages(layout, names),
            "further": layout.document.pages - len(layout.pictures),
            "length": length(layout.document.pages, issue.page_budget),
        }

    return tell


FRAMES = {"web": read_web, "pdf": read_pages}


def _pages(layout: Layout, names: list[tuple[str, str]]) -> list[Page]:
    begins = layout.document.anchors
    return [
        Page(
            number,
            f"data:image/webp;base64,{base64.b64encode(picture).decode()}",
            [(place, name) for place, name in names if begins.get(place) == number],
        )
        for number, picture in enumerate(layout.pictures, 1)
    ]


def length(pages: int, budget: int) -> str:
    """How long the PDF is, and how far from what was planned: in words."""
    count = ngettext("%(count)s page", "%(count)s pages", pages) % {"count": pages}
    return _("%(pages)s, %(difference)s") % {
        "pages": count,
        "difference": _difference(pages - budget),
    }


def _difference(more: int) -> str:
    if more == 0:
        return _("as planned")
    if more > 0:
        words = ngettext("one more than planned", "%(count)s more than planned", more)
    else:
        words = ngettext("one fewer than planned", "%(count)s fewer than planned", -more)
    return words % {"count": abs(more)}
