"""An address as a QR code, for whoever holds a printed page and a telephone."""

from dataclasses import dataclass

import qrcode

QUIET = 4  # modules of white around it, of ISO/IEC 18004


@dataclass(frozen=True)
class QrCode:
    path: str
    """Of an SVG path: one square for each dark module."""
    side: int
    """Of the drawing, in modules, with the white around it."""


def qr_code(text: str) -> QrCode:
    """The text with error correction of level M: legible with 15 % of it spoilt."""
    code = qrcode.QRCode(error_correction=qrcode.ERROR_CORRECT_M, border=QUIET)
    code.add_data(text)
    rows = code.get_matrix()
    squares = (
        f"M{x} {y}h1v1h-1z" for y, row in enumerate(rows) for x, dark in enumerate(row) if dark
    )
    return QrCode("".join(squares), len(rows))
