"""The handbook, written in docs/ where anybody may read it, as pages of the admin."""

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
BUNDLES = "bundles.md"  # in English only: its words are those of the files it tells of
PICTURES = "pictures/editors"  # as the handbook names it; settings serve it as static files
HEADINGS = ("h2", "h3")
ATTRIBUTES = nh3.ALLOWED_ATTRIBUTES | {
    **{heading: {"id"} for heading in HEADINGS},
    "img": {"src", "alt", "width", "height", "loading"},
}


@dataclass(frozen=True)
class Handbook:
    title: str
    language: str
    contents: list[dict[str, str]]
    """Its chapters: each has the `id` and the `name` of a heading."""
    text: SafeString


def handbook(language: str) -> Handbook:
    return _read(FILES[language], language)


def bundles() -> Handbook:
    """The page that the handbook points to for whoever types in an older issue."""
    return _read(BUNDLES, "en")


def _read(file: str, language: str) -> Handbook:
    heading, _newline, rest = (DOCS / file).read_text(encoding="utf-8").partition("\n")
    extensions = ["toc", "sane_lists", "tables", "fenced_code", AdminExtension()]
    reader = Markdown(extensions=extensions)
    html = nh3.clean(reader.convert(rest), attributes=ATTRIBUTES, link_rel=None)
    title = heading.removeprefix("# ")
    # Sanitised two lines above.
    return Handbook(title, language, reader.toc_tokens, mark_safe(html))  # noqa: S308


class AdminExtension(Extension):
    def extendMarkdown(self, md):  # noqa: N802
        md.treeprocessors.register(Pictures(md), "pictures", priority=0)
        md.treeprocessors.register(Links(md), "links", priority=0)


class Links(Treeprocessor):
    """A file beside the text becomes its page, below that of the handbook."""

    def run(self, root):
        for link in root.iter("a"):
            if link.get("href") == BUNDLES:
                link.set("href", BUNDLES.replace(".md", "/"))


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
