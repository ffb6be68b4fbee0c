"""What the checks find, beside the block and above all of them; what the page weighs."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from newsletter.layout import draw, set_out
from newsletter.material import Material
from newsletter.models import Article, Issue
from tests.admin_pages import page
from tests.factories import ArticleFactory
from tests.newsletter.test_admin_blocks import FACTORIES
from tests.pages import links_of, text_of

pytestmark = pytest.mark.django_db

HEAVIEST = 300_000  # bytes of an issue with 30 blocks
PARAGRAPH = "<p>" + "The ministry and its partners met in the capital. " * 12 + "</p>"


def open_editor(editor, issue):
    return editor.get(page(Issue, "change", issue.pk))


def test_finding_stands_beside_its_block_and_above_all_with_a_link(editor, issue):
    ArticleFactory(parent=issue, title_en="Whole")
    half = ArticleFactory(parent=issue, title_en="Half", text_fr="")
    answer = open_editor(editor, issue)
    html = answer.content.decode()
    assert f'href="#article-{half.pk}"' in html
    own = html[html.index(f'data-anchor="article-{half.pk}"') :]
    assert "“text” is missing in French" in own
    assert "“Text, French”" not in html
    assert "One remark of the checks" in own
    assert html.count("One remark of the checks") == 1


def test_issue_that_is_ready_says_nothing(editor, issue):
    ArticleFactory(parent=issue)
    assert "to settle before publishing" not in text_of(open_editor(editor, issue))


def test_many_findings_are_listed_on_the_page_of_checks(editor, issue):
    for _number in range(9):
        ArticleFactory(parent=issue, text_fr="")
    answer = open_editor(editor, issue)
    assert "9 things to settle" in text_of(answer)
    assert "3 more: see all checks" in text_of(answer)
    assert page(Issue, "checks", issue.pk) in links_of(answer)


def test_length_of_the_pdf_is_checked_once_it_is_known(editor, issue, monkeypatch):
    ArticleFactory(parent=issue)
    seen = []
    monkeypatch.setattr(
        "newsletter.checks.CHECKS",
        (lambda manuscript: seen.append(manuscript.material.pages) or (),),
    )
    open_editor(editor, issue)
    draw(set_out(Material(issue), language="en"))
    open_editor(editor, issue)
    Article.objects.update(title_en="Other")
    open_editor(editor, issue)
    assert seen == [{}, {"en": 1}, {}]


def test_page_of_thirty_blocks_asks_and_weighs_little(editor, issue):
    def queries() -> int:
        with CaptureQueriesContext(connection) as asked:
            open_editor(editor, issue)
        return len(asked)

    for factory in FACTORIES:
        factory(parent=issue)
    open_editor(editor, issue)
    few = queries()
    for number in range(19):
        FACTORIES[number % len(FACTORIES)](parent=issue)
    Article.objects.update(text_en=PARAGRAPH, text_fr=PARAGRAPH)
    assert queries() == few == 49
    assert len(open_editor(editor, issue).content) < HEAVIEST


def test_block_without_a_title_says_so_instead_of_its_kind_twice(editor, issue):
    ArticleFactory(parent=issue, title_en="")
    html = open_editor(editor, issue).content.decode()
    assert '<b>Article:</b><span class="inline_label">without a title</span>' in html
