"""Pull quotes: set apart where readers see them, word for word from the text, heard once."""

import pytest

from newsletter.checks.quotes import misquoted
from newsletter.frozen_html import blocks_of
from newsletter.material import Material
from newsletter.pictures import InlinePictures
from newsletter.rendering import render
from tests.factories import ArticleFactory, InterviewFactory, IssueFactory, QuestionAnswerFactory
from tests.pdfs import draw_pdf, failures, reader, structure, words

from .manuscripts import found

pytestmark = pytest.mark.django_db


@pytest.fixture
def issue():
    issue = IssueFactory()
    text = {"text_en": "<p>So it began. We meet <em>often</em>.</p>", "text_fr": "<p>Et voilà.</p>"}
    ArticleFactory(parent=issue, quote_en="We meet often", quote_fr="Et voilà", **text)
    InterviewFactory(parent=issue, title_en="Who", quote_en="Nobody is alone.")
    for answer in ("<p>Nobody\N{NO-BREAK SPACE}is alone.</p>", "<p>The end.</p>"):
        QuestionAnswerFactory(parent=issue, answer_en=answer)
    return issue


def test_quote_stands_after_its_text_in_the_pdf(issue):
    content = draw_pdf(Material(issue), language="en").content
    text = words(reader(content).pages)
    assert text.index("So it began.") < text.index("“We meet often”") < text.index("Who")
    assert text.index("“Nobody is alone.”") < text.index("The end.")
    assert [element["/S"] for element in structure(reader(content))].count("/BlockQuote") == 2
    assert failures(content) == []


def test_quote_is_seen_on_the_web_and_not_read_out_a_second_time(issue):
    html = render(Material(issue), language="fr", medium="web", pictures=InlinePictures())
    assert html.count('<blockquote class="pull-quote" aria-hidden="true">') == 1
    assert "«\N{NO-BREAK SPACE}Et voilà\N{NO-BREAK SPACE}»" in html


def test_quote_is_found_in_its_text_alone():
    html = (
        '<section id="article-1"><h2>Why</h2><p>We meet often.</p>'
        '<blockquote class="pull-quote" aria-hidden="true"><p>We meet often</p></blockquote>'
        "<p>The end.</p></section>"
    )
    (block,) = blocks_of(html)
    assert block.text == "We meet often. The end."


def test_what_is_quoted_stands_in_the_text(issue):
    assert found(misquoted, issue) == []


@pytest.mark.parametrize(
    ("field", "quote"),
    [("quote_en", "We never meet"), ("quote_en", "began We"), ("quote_fr", "We meet often")],
)
def test_what_nobody_wrote_is_not_quoted(issue, field, quote):
    """Nor what stands in the other language's text."""
    issue.newsletter_article_set.update(**{field: quote})
    (finding,) = found(misquoted, issue)
    assert finding.id == "newsletter.I036"
    assert quote in finding.message
