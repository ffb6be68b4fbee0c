"""An issue laid out on pages for its preview: which block falls where, how long it is."""

from io import BytesIO

import pytest
from PIL import Image

from newsletter import pdf
from newsletter.layout import draw, known_pages, set_out
from newsletter.material import Material
from newsletter.models import Article
from newsletter.rendering import anchor
from tests.factories import ArticleFactory, IssueFactory, KeyFigureFactory

pytestmark = pytest.mark.django_db


def lay_out(issue, language="en"):
    return draw(set_out(Material(issue), language=language))


@pytest.fixture
def drawn(monkeypatch):
    """The workers that were asked, in their order."""
    asked, ask = [], pdf.ask
    monkeypatch.setattr(
        pdf, "ask", lambda worker, *order: asked.append(worker) or ask(worker, *order)
    )
    return asked


@pytest.fixture
def issue():
    issue = IssueFactory()
    ArticleFactory(parent=issue)
    KeyFigureFactory(parent=issue)
    ArticleFactory(parent=issue, starts_page=True)
    return issue


def test_layout_tells_on_which_page_each_block_begins_and_shows_the_pages(issue):
    layout = lay_out(issue)
    pages = [layout.document.anchors[anchor(block)] for block in Material(issue).blocks]
    assert pages == [1, 1, 2]
    assert layout.document.pages == len(layout.pictures) == 2
    picture = Image.open(BytesIO(layout.pictures[0]))
    assert (picture.format, picture.size) == ("WEBP", (827, 1170))


def test_unchanged_issue_is_not_drawn_again(issue, drawn):
    first = lay_out(issue)
    count = len(drawn)
    assert lay_out(issue) == first
    assert len(drawn) == count
    Article.objects.update(text_en="<p>Something else.</p>")
    assert lay_out(issue) != first


def test_length_is_known_once_drawn_until_the_text_changes(issue, drawn):
    assert known_pages(Material(issue)) == {}
    lay_out(issue, "fr")
    drawn.clear()
    assert known_pages(Material(issue)) == {"fr": 2}
    Article.objects.update(title_en="Something else")
    assert known_pages(Material(issue)) == {}
    assert not drawn
