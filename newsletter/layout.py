"""An issue laid out on pages, for previews: kept for a while, as long as nothing in it changes."""

import hashlib
import json
from dataclasses import dataclass

from django.conf import settings
from django.core.cache import cache

from . import pdf
from .faults import naming_the_block
from .fingerprints import of_issue
from .material import Material
from .pictures import Pictures
from .rendering import render
from .workers import pages as page_worker

# Seconds: drawn pages take a megabyte each time somebody looks at what is typed.
DRAWING_KEPT_FOR = 60 * 60
LENGTH_KEPT_FOR = 24 * 60 * 60


@dataclass(frozen=True)
class Layout:
    document: pdf.Document
    pictures: list[bytes]
    """Of the first pages, as WebP; `page_worker.MOST_PAGES` at most."""


@dataclass(frozen=True)
class Sheet:
    """Everything that is needed to draw, read from the database."""

    material: Material
    html: str
    pictures: dict[str, bytes]
    language: str
    text: str
    """The fingerprint of the issue."""


def set_out(material: Material, *, language: str) -> Sheet:
    pictures = Pictures(pdf.PICTURES_URL)
    html = render(material, language=language, medium="pdf", pictures=pictures)
    return Sheet(material, html, pictures.contents, language, of_issue(material))


def draw(sheet: Sheet) -> Layout:
    """Drawn, or as it was drawn before. Raises pdf.RenderingFailed."""
    key = f"layout-{hashlib.sha256(sheet.html.encode()).hexdigest()}"
    found = cache.get(key)
    if found is None:
        with naming_the_block(sheet.material, language=sheet.language):
            document = pdf.write(sheet.html, pictures=sheet.pictures)
        found = Layout(document, draw_pages(document.content))
        cache.set(key, found, DRAWING_KEPT_FOR)
    cache.set(_pages_key(sheet.text, sheet.language), found.document.pages, LENGTH_KEPT_FOR)
    return found


def draw_pages(content: bytes) -> list[bytes]:
    """The pages of a PDF as pictures. Raises pdf.RenderingFailed."""
    told, _newline, drawn = pdf.ask(page_worker, content).partition(b"\n")
    pictures = []
    for length in json.loads(told):
        pictures.append(drawn[:length])
        drawn = drawn[length:]
    return pictures


def remember_pages(material: Material, pages: dict[str, int]) -> None:
    """Note how long the PDFs of this text are, where they were drawn for another purpose."""
    text = of_issue(material)
    for language, count in pages.items():
        cache.set(_pages_key(text, language), count, LENGTH_KEPT_FOR)


def known_pages(material: Material) -> dict[str, int]:
    """By language, how long the PDF is, where this text has been laid out. Draws nothing."""
    text = of_issue(material)
    keys = {_pages_key(text, language): language for language, _name in settings.LANGUAGES}
    return {keys[key]: pages for key, pages in cache.get_many(keys).items()}


def _pages_key(text: str, language: str) -> str:
    return f"pages-{text}-{language}"
