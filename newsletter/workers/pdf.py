"""Draws one document as a PDF, alone in a process that may be killed. Knows nothing of Django.

Standard input: JSON with `html` and `pictures` (names to base64). Standard output: a line of JSON
with `pages` (how many) and `anchors` (ids of elements to the page on which each begins, from 1),
then the PDF. When it fails: a status other than 0, and the reason on standard error.
"""

import base64
import json
import mimetypes
import sys
import warnings
from importlib.resources import files
from pathlib import Path

from newsletter.workers.process import answer, limit

ASSETS_URL = "https://assets.invalid/"
PICTURES_URL = f"{ASSETS_URL}pictures/"
STATIC = Path(__file__).resolve().parents[2] / "static"
FONTS = {
    "font_source_serif_pro": ("Regular", "It", "Semibold", "SemiboldIt"),
    "font_source_sans_pro": ("Regular", "It", "Semibold", "SemiboldIt", "Bold"),
}


def own_files() -> dict[str, Path]:
    """Every file of ours that a document may name, by its path below `ASSETS_URL`."""
    found = {"pdf.css": STATIC / "css/pdf.css", "masthead.svg": STATIC / "img/masthead.svg"}
    found |= {f"css/{sheet.name}": sheet for sheet in (STATIC / "css/pdf").glob("*.css")}
    for package, styles in FONTS.items():
        folder = files(package) / "files"
        family = package.removeprefix("font_").title().replace("_", "")
        for style in styles:
            found[f"fonts/{family}-{style}.ttf"] = folder / f"{family}-{style}.ttf"
    return found


def draw(html: str, pictures: dict[str, bytes]) -> tuple[bytes, dict]:
    """The PDF, and what is told of it: `pages` and `anchors`.

    Nothing is ever fetched: our own files and the pictures given are served, any other address
    is left out. One of ours that is missing raises FatalURLFetchingError.
    """
    warnings.filterwarnings("ignore", message="No fonts configured")  # see fonts.conf
    import weasyprint
    from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

    from newsletter.workers import archival, fitting, structure

    own = own_files()

    class Fetcher(URLFetcher):
        def fetch(self, url, _headers=None):
            if not url.startswith(ASSETS_URL):
                raise ValueError("This address is not ours.")
            return URLFetcherResponse(url, content(url), {"Content-Type": kind(url)})

    def content(url: str) -> bytes:
        try:
            if url.startswith(PICTURES_URL):
                return pictures[url.removeprefix(PICTURES_URL)]
            return own[url.removeprefix(ASSETS_URL)].read_bytes()
        except (KeyError, OSError) as error:
            raise FatalURLFetchingError(f"{url} is missing.") from error

    document = weasyprint.HTML(string=html, base_url=ASSETS_URL, url_fetcher=Fetcher())
    structure.complete()
    rendered = fitting.fit(document, pdf_variant=archival.VARIANT)
    rendered.metadata = archival.Archival(**vars(rendered.metadata))
    told = {"pages": len(rendered.pages), "anchors": anchors(rendered.pages)}
    drawn = rendered.write_pdf(pdf_variant=archival.VARIANT)
    return drawn, told


def anchors(pages: list) -> dict[str, int]:
    found: dict[str, int] = {}
    for number, page in enumerate(pages, 1):
        for name in page.anchors:
            found.setdefault(name, number)
    return found


def kind(url: str) -> str:
    return mimetypes.guess_type(url)[0] or "application/octet-stream"


def main() -> None:
    limit()
    order = json.load(sys.stdin)
    pictures = {name: base64.b64decode(text) for name, text in order["pictures"].items()}
    content, told = draw(order["html"], pictures)
    answer(json.dumps(told).encode(), b"\n", content)


if __name__ == "__main__":
    main()
