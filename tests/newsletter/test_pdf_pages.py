"""How issues of every shape are set on pages."""

import json
import subprocess
import sys
from datetime import date

import pytest
from django.conf import settings
from pypdf import PdfReader

from newsletter.material import Material
from newsletter.pdf import ENVIRONMENT, PICTURES_URL
from newsletter.pictures import Pictures
from newsletter.rendering import render
from newsletter.workers.process import MEMORY, PROCESSOR
from tests import factories
from tests.pdfs import draw_pdf, failures, reader, words

pytestmark = pytest.mark.django_db


def draw(issue, language: str = "en") -> PdfReader:
    return reader(draw_pdf(Material(issue), language=language).content)


def test_drafts_are_dated_by_their_quarter():
    issue = factories.IssueFactory(number=1, year=2014, quarter=4)
    factories.ArticleFactory(parent=issue)
    pdf = draw(issue)
    assert pdf.metadata.creation_date.date() == date(2014, 12, 31)
    assert "not published yet" in words(pdf.pages)


def test_legend_explains_the_roles_on_the_map_in_both_languages():
    issue = factories.IssueFactory()
    role = factories.RoleFactory(acronym="ABC", name_en="Adviser", name_fr="Conseillère")
    factories.RoleFactory(acronym="XYZ", name_en="Nobody has this role")
    factories.ActorFactory(role=role, organisation__in_town=True)
    factories.NetworkMapFactory(parent=issue)
    text = words(draw(issue).pages)
    assert "ABC" in text
    assert "Conseillère – Adviser" in text
    assert "Nobody has this role" not in text


def test_block_starts_a_new_page_when_its_editor_says_so():
    issue = factories.IssueFactory()
    factories.ArticleFactory(parent=issue, title_en="First", starts_page=True)
    factories.ArticleFactory(parent=issue, title_en="Second")
    factories.ArticleFactory(parent=issue, title_en="Third", starts_page=True)
    pages = draw(issue).pages
    assert len(pages) == 2
    assert "Second" in words(pages[:1])
    assert "Third" in words(pages[1:])


def test_title_stays_with_the_map_it_announces():
    """Also where the block has no text between the two."""
    issue = factories.IssueFactory()
    factories.CountriesMapFactory(parent=issue)
    factories.CountriesMapFactory(parent=issue)
    factories.NetworkMapFactory(parent=issue, title_en="Who works where", text_en="", text_fr="")
    factories.ActorFactory(organisation__in_town=True)
    first, second = draw(issue).pages
    assert "Who works where" not in words([first])
    assert "Who works where" in words([second])


def test_interviews_go_on_side_by_side_over_pages():
    """Nothing is lost or squeezed when two long interviews share a page."""
    issue = factories.IssueFactory()
    for name in ("Left", "Right"):
        factories.InterviewFactory(parent=issue, title_en=name)
        paragraphs = (f"<p>{name} {number} says it at some length.</p>" for number in range(150))
        factories.QuestionAnswerFactory(parent=issue, answer_en="".join(paragraphs))
    pages = draw(issue).pages
    text = words(pages)
    assert len(pages) == 4
    assert all(f"{name} {number} " in text for name in ("Left", "Right") for number in range(150))
    assert "Left 149" in words(pages[-1:])
    assert "Right 149" in words(pages[-1:])


def test_every_block_type_is_sound_when_it_is_bare(caplog):
    """No portrait, no lead, no section, the longest title: conforming, and nothing is logged.

    A misspelt style or a file that is not served would be.
    """
    issue = factories.IssueFactory(title_en="W" * 120)
    holder = factories.HolderFactory()
    factories.ForewordFactory(parent=issue, signatories=[holder])
    factories.ArticleFactory(parent=issue)
    strategy = factories.ComponentFactory().strategy
    factories.ComponentsDiagramFactory(parent=issue, strategy=strategy)
    factories.CountriesMapFactory(parent=issue)
    factories.NetworkMapFactory(parent=issue)
    factories.InterviewFactory(parent=issue, holder=holder)
    factories.QuestionAnswerFactory(parent=issue)
    factories.ActionsFactory(parent=issue, actions=[factories.ActionFactory()])
    factories.QuestionAnswerFactory(parent=issue)
    factories.KeyFigureFactory(parent=issue)
    factories.ImageFactory(parent=issue, alt_en="")
    factories.ContactFactory(parent=issue)
    document = draw_pdf(Material(issue), language="en")
    assert failures(document.content) == []
    assert document.pages == len(reader(document.content).pages)
    assert caplog.messages == []


def test_same_issue_gives_the_same_bytes_in_any_process_and_time_zone():
    issue = factories.IssueFactory(published=True)
    factories.ArticleFactory(parent=issue, teaser_en="About it")
    factories.CountriesMapFactory(parent=issue)
    html = render(Material(issue), language="en", medium="pdf", pictures=Pictures(PICTURES_URL))
    one = drawn_in(html, TZ="Pacific/Auckland", PYTHONHASHSEED="1")
    other = drawn_in(html, TZ="America/Lima", PYTHONHASHSEED="2", LANG="fr_FR.UTF-8")
    told, _newline, drawn = one.partition(b"\n")
    assert json.loads(told)["pages"] == 1
    assert drawn.startswith(b"%PDF-")
    assert one == other


def drawn_in(html: str, **environment: str) -> bytes:
    done = subprocess.run(
        [sys.executable, "-m", "newsletter.workers.pdf"],
        input=json.dumps({"html": html, "pictures": {}}).encode(),
        capture_output=True,
        check=True,
        cwd=settings.BASE_DIR,
        env={**ENVIRONMENT, MEMORY: "1024", PROCESSOR: "60", **environment},
    )
    return done.stdout
