"""Draws the pages of a PDF as pictures, alone in a process that may be killed.

Standard input: the PDF. Standard output: a line of JSON with the length of each picture in bytes,
then the pictures (WebP), one after the other. When it fails: a status other than 0.
"""

import json
import sys
from io import BytesIO

from newsletter.workers.process import answer, limit

SCALE = 100 / 72  # 100 dots per inch; a PDF counts 72
MOST_PAGES = 24  # those that follow are not drawn


def draw(content: bytes) -> list[bytes]:
    import pypdfium2

    document = pypdfium2.PdfDocument(content)
    try:
        return [_draw(document, number) for number in range(min(len(document), MOST_PAGES))]
    finally:
        document.close()


def _draw(document, number: int) -> bytes:
    buffer = BytesIO()
    document[number].render(scale=SCALE).to_pil().save(buffer, "WEBP", quality=75)
    return buffer.getvalue()


def main() -> None:
    limit()
    pictures = draw(sys.stdin.buffer.read())
    lengths = json.dumps([len(picture) for picture in pictures])
    answer(lengths.encode(), b"\n", *pictures)


if __name__ == "__main__":
    main()
