"""Issues such as nobody would compose, on pages: nothing is lost, clipped or printed twice.

In both languages: a French text is a fifth longer, and breaks elsewhere.
"""

import pytest
from pypdfium2 import PdfDocument

from newsletter.material import Material
from tests import factories
from tests.newsletter.torture import ISSUES
from tests.pdfs import draw_pdf, failures

pytestmark = pytest.mark.django_db

MILLIMETRE = 72 / 25.4  # points
MARGIN = 15 * MILLIMETRE
WIDTH = 210 * MILLIMETRE
TOP, FOOT = (297 - 23) * MILLIMETRE, 16 * MILLIMETRE


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("fill", ISSUES, ids=lambda fill: fill.__name__)
def test_pages_bear_it(fill, language, caplog):
    issue = factories.IssueFactory()
    fill(issue)
    document = draw_pdf(Material(issue), language=language)
    assert failures(document.content) == []
    assert caplog.messages == []
    pages = list(lines_of(PdfDocument(document.content)))
    assert [taken(rows) for rows in pages[1:-1] if taken(rows) < 1 / 6] == []
    assert len(pages) == 1 or taken(pages[-1]) > 1 / 4
    for rows in pages:
        assert [row for row in rows if row[0] < MARGIN or row[2] > WIDTH - MARGIN] == []
        assert overlapping(rows) == []


def lines_of(pdf: PdfDocument):
    """Of each page, its pieces of text as (left, bottom, right, top, text), in points."""
    for page in pdf:
        text = page.get_textpage()
        boxes = [text.get_rect(number) for number in range(text.count_rects())]
        yield [(*box, text.get_text_bounded(*box)) for box in boxes]


def taken(rows: list[tuple]) -> float:
    """How much of the page's height between head and foot the text takes."""
    lowest = min((row[1] for row in rows if row[1] > FOOT), default=TOP)
    return (TOP - lowest) / (TOP - FOOT)


def overlapping(rows: list[tuple]) -> list[tuple]:
    """Pairs that cover each other by more than a third of the height of the lower one."""
    return [
        (one[4], other[4])
        for number, one in enumerate(rows)
        for other in rows[number + 1 :]
        if _common(one, other, 0, 2) > 1
        and _common(one, other, 1, 3) > min(one[3] - one[1], other[3] - other[1]) / 3
    ]


def _common(one: tuple, other: tuple, low: int, high: int) -> float:
    return min(one[high], other[high]) - max(one[low], other[low])
