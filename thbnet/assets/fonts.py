"""The headings' typeface in the pieces that `fonts.css` asks for.

A browser fetches a piece only where the page has one of its letters: most pages need the first.
"""

import re
from functools import cache
from importlib.resources import files
from io import BytesIO
from pathlib import Path

SOURCE = files("font_source_serif_pro") / "files" / "SourceSerifPro-Regular.ttf"
FACE = re.compile(r'url\("\.\./(fonts/[\w-]+\.woff2)"\).*?unicode-range:([^;}]+)', re.DOTALL)


def pieces(sheet: Path) -> dict[str, str]:
    """What the sheet's @font-face rules name, by its path below static/: the range of letters."""
    return {name: "".join(letters.split()) for name, letters in FACE.findall(sheet.read_text())}


@cache
def piece(letters: str) -> bytes:
    """WOFF2 with those letters, as `unicode-range` writes them."""
    from fontTools import subset

    options = subset.Options(
        flavor="woff2",
        hinting=False,  # screens are fine enough, and it is a tenth of the bytes
        layout_features=["kern", "liga", "locl"],
        name_IDs=[],
        notdef_outline=True,
    )
    with Path(str(SOURCE)).open("rb") as file:
        font = subset.load_font(file, options)
        subsetter = subset.Subsetter(options)
        subsetter.populate(unicodes=subset.parse_unicodes(letters.replace("U+", "")))
        subsetter.subset(font)
        written = BytesIO()
        subset.save_font(font, written, options)
    return written.getvalue()
