"""The handbook for staff, written in docs/ where anybody may read it, as a page of the admin."""

from dataclasses import dataclass

import nh3
from django.conf import settings
from django.templatetags.static import static
from django.utils.safestring import SafeString, mark_safe
from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor
from PIL import Image

DOCS = settings.BASE_DIR / "docs"
FILES = {"en": "editors.md", "fr": "editeurs.md"}
PICTURES = "pictures/editors"  # as the handbook names it; settings serve it as static files
HEADINGS = ("h2", "h3")
ATTRIBUTES = nh3.ALLOWED_ATTRIBUTES | {
    **{heading: {"id"} for heading in HEADINGS},
    "img": {"src", "alt", "width", "height", "loading"},
}


@dataclass(frozen=True)
class Handbook:
    title: str
    contents: list[dict[str, str]]
    """Its chapters: each has the `id` and the `name` of a heading."""
    text: SafeString


def handbook(language: str) -> Handbook:
    source = (DOCS / FILES[language]).read_text(encoding="utf-8")
    heading, _newline, rest = source.partition("\n")
    reader = Markdown(extensions=["toc", "sane_lists", PicturesExtension()])
    html = nh3.clean(reader.convert(rest), attributes=ATTRIBUTES, link_rel=None)
    # Sanitised in the line above.
    return Handbook(heading.removeprefix("# "), reader.toc_tokens, mark_safe(html))  # noqa: S308


class PicturesExtension(Extension):
    def extendMarkdown(self, md):  # noqa: N802
        md.treeprocessors.register(Pictures(md), "pictures", priority=0)


class Pictures(Treeprocessor):
    """A picture beside the text becomes a static file, of known size, that loads when needed."""

    def run(self, root):
        for picture in root.iter("img"):
            name = picture.get("src").removeprefix(f"{PICTURES}/")
            with Image.open(DOCS / PICTURES / name) as image:
                width, height = image.size
            picture.set("src", static(f"help/{name}"))
            picture.set("width", str(width))
            picture.set("height", str(height))
            picture.set("loading", "lazy")
