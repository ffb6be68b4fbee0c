"""Reading PDFs as a reader, and as a validator does."""

import re
from io import BytesIO

import page
from pypdf import PdfReader


def reader(content: bytes) -> PdfReader:
    return PdfReader(BytesIO(content))


def words(pages) -> str:
    return re.sub(r"\s+", " ", " ".join(sheet.extract_text() for sheet in pages))


def failures(content: bytes) -> list[str]:
    """What keeps the document from conforming to PDF/UA-1."""
    report = page.validate_pdf_bytes(content, profile=page.ValidationProfile.PDF_UA_1)
    return [failure.message for failure in report.failures]
