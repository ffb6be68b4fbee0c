"""Texts that no editor typed: written past every form, by a script or a break-in."""

from io import BytesIO

import pytest
from django.core.exceptions import ValidationError
from pypdf import PdfReader

from newsletter.actions.publishing import publish
from newsletter.layout import draw, set_out
from newsletter.material import Material
from newsletter.models import Article, Edition, Issue
from newsletter.pdf import RenderingFailed
from tests import factories
from tests.pdfs import draw_pdf

pytestmark = pytest.mark.django_db

NESTED = "<div>" * 900 + "deep" + "</div>" * 900


@pytest.fixture
def issue():
    issue = factories.IssueFactory()
    factories.ArticleFactory(parent=issue)
    return issue


def smuggle(text: str) -> None:
    Article.objects.update(text_en=text, text_fr=text)


def drawn_text(issue) -> str:
    document = PdfReader(BytesIO(draw_pdf(Material(issue), language="en").content))
    return " ".join(sheet.extract_text() for sheet in document.pages)


def test_scripts_and_files_never_reach_the_pages(issue):
    smuggle(
        "<p>Before</p><script>print('run')</script>"
        '<iframe src="file:///etc/passwd"></iframe><object data="file:///etc/passwd"></object>'
        '<img src="file:///etc/passwd" alt="here"><embed src="file:///etc/passwd"><p>After</p>'
    )
    text = drawn_text(issue)
    assert "Before" in text
    assert "After" in text
    assert "run" not in text
    assert "root:" not in text


def test_unclosed_text_does_not_swallow_the_rest(issue):
    factories.ArticleFactory(parent=issue, title_en="The next article")
    Article.objects.filter(title_en__startswith="Heading").update(text_en="<p><b><table><tr>Open")
    assert "The next article" in drawn_text(issue)


def test_hundreds_of_nested_elements_are_an_answer_not_a_crash(issue):
    smuggle(NESTED)
    with pytest.raises(RenderingFailed, match="paste it again as plain text"):
        draw_pdf(Material(issue), language="en")


def test_publication_that_cannot_be_drawn_leaves_the_draft(issue):
    smuggle(NESTED)
    with pytest.raises(RenderingFailed):
        publish(issue, by=factories.MemberFactory(ctr=True))
    assert Issue.objects.get().status == Issue.Status.DRAFT
    assert not Edition.objects.exists()


def test_forms_refuse_hundreds_of_nested_elements(issue):
    article = Article.objects.get()
    article.text_en = NESTED
    with pytest.raises(ValidationError) as refusal:
        article.full_clean()
    assert "text_en" in refusal.value.message_dict


def test_block_that_cannot_be_drawn_is_named(issue):
    smuggle(NESTED)
    factories.ArticleFactory(parent=issue, title_en="The next article")
    with pytest.raises(RenderingFailed, match="It is this block: Article “Heading"):
        draw(set_out(Material(issue), language="en"))
