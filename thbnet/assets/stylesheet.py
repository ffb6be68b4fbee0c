"""The stylesheet of the public pages: its parts in their order, for one request."""

import re
from pathlib import Path

import rcssmin
from django.conf import settings

CSS = Path(settings.BASE_DIR) / "static" / "css"
FONTS = CSS / "fonts.css"
FRAME = [CSS / "tokens.css", FONTS, CSS / "base.css", CSS / "layout.css", CSS / "components.css"]
PRINT = CSS / "print.css"
DESCENDANT = re.compile(r" :(is|not|where|has)\(")  # rcssmin takes the space before a colon away


def parts() -> list[Path]:
    """The files in the order of the cascade, paper excepted; a new one in `site/` is found."""
    return [*FRAME, *sorted((CSS / "site").glob("*.css"))]


def stylesheet() -> bytes:
    screen = "\n".join(part.read_text() for part in parts())
    style = f"{screen}\n@media print {{\n{PRINT.read_text()}\n}}"
    return rcssmin.cssmin(DESCENDANT.sub(r" *:\1(", style)).encode()
