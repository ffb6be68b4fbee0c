"""Reading PDFs as a reader, and as a validator does."""

import re
from collections.abc import Iterator
from io import BytesIO

import page
from pypdf import PdfReader

from newsletter import pdf
from newsletter.layout import set_out
from newsletter.material import Material


def reader(content: bytes) -> PdfReader:
    return PdfReader(BytesIO(content))


def words(pages) -> str:
    return re.sub(r"\s+", " ", " ".join(sheet.extract_text() for sheet in pages))


def structure(pdf: PdfReader) -> list[dict]:
    """The elements of the document's structure, in the order in which they are read."""
    return list(_below(pdf.trailer["/Root"]["/StructTreeRoot"]))


def _below(element) -> Iterator[dict]:
    children = element.get("/K", [])
    for child in children if isinstance(children, list) else [children]:
        if isinstance(found := child.get_object(), dict) and "/S" in found:
            yield found
            yield from _below(found)


PROFILES = (page.ValidationProfile.PDF_UA_1, page.ValidationProfile.PDF_A_2A)


def failures(content: bytes) -> list[str]:
    """What keeps the document from conforming to PDF/UA-1 and PDF/A-2a."""
    reports = [page.validate_pdf_bytes(content, profile=profile) for profile in PROFILES]
    return [failure.message for report in reports for failure in report.failures]


def draw_pdf(material: Material, *, language: str) -> pdf.Document:
    """The draft as a PDF, drawn anew whatever is in the cache."""
    sheet = set_out(material, language=language)
    return pdf.write(sheet.html, pictures=sheet.pictures)
