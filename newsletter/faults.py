"""Which block of an issue it is that cannot be drawn."""

import copy
import time
from collections.abc import Iterator
from contextlib import contextmanager

from django.utils.translation import gettext as _

from . import pdf
from .material import Material
from .models import Block
from .naming import name_of
from .pictures import Pictures
from .rendering import render

# Seconds: a block alone takes two or three, and somebody waits for the answer.
FOR_ONE_BLOCK, FOR_ALL = 10, 45


@contextmanager
def naming_the_block(material: Material, *, language: str) -> Iterator[None]:
    """A failure to draw the material inside also names the first block that fails even alone.

    Raises pdf.RenderingFailed.
    """
    try:
        yield
    except pdf.RenderingFailed as failure:
        block = _at_fault(material, language)
        if block is None:
            raise
        raise pdf.RenderingFailed(
            _("%(failure)s It is this block: %(block)s.")
            % {"failure": failure, "block": name_of(block)}
        ) from failure


def _at_fault(material: Material, language: str) -> Block | None:
    give_up_at = time.monotonic() + FOR_ALL
    for block in material.blocks:
        if time.monotonic() > give_up_at:
            return None
        try:
            _draw(_only(block, material), language)
        except pdf.RenderingFailed:
            return block
    return None


def _only(block: Block, material: Material) -> Material:
    alone = copy.copy(material)
    alone.blocks = [block]
    return alone


def _draw(material: Material, language: str) -> None:
    pictures = Pictures(pdf.PICTURES_URL)
    html = render(material, language=language, medium="pdf", pictures=pictures)
    pdf.write(html, pictures=pictures.contents, seconds=FOR_ONE_BLOCK)
