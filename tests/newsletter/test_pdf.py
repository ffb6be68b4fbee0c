"""What a reader of the PDF gets: on paper, in a viewer, with a screen reader."""

import json
import re
import subprocess
import sys
from datetime import date
from io import BytesIO, StringIO

import page
import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import transaction
from pypdf import PdfReader

from newsletter.actions import draw_pdf
from newsletter.material import Material
from newsletter.models import Edition
from newsletter.pdf import ENVIRONMENT, PICTURES_URL
from newsletter.pictures import Pictures
from newsletter.rendering import render
from tests import factories

LANGUAGES = ("en", "fr")


@pytest.fixture(scope="module")
def published(django_db_setup, django_db_blocker) -> dict[str, bytes]:
    """Issue no. 1 of the demo as it is published: drawn once, for all that is asserted of it."""
    with django_db_blocker.unblock(), transaction.atomic():
        call_command("load_demo", stdout=StringIO())
        drawn = {edition.language: bytes(edition.pdf) for edition in Edition.objects.all()}
        transaction.set_rollback(True)
    return drawn


def reader(content: bytes) -> PdfReader:
    return PdfReader(BytesIO(content))


def words(pages) -> str:
    return re.sub(r"\s+", " ", " ".join(sheet.extract_text() for sheet in pages))


def draw(issue, language: str = "en") -> PdfReader:
    return reader(draw_pdf(Material(issue), language=language).content)


def outline(pdf: PdfReader) -> list[str]:
    def titles(entries):
        for entry in entries:
            yield from titles(entry) if isinstance(entry, list) else [entry.title]

    return list(titles(pdf.outline))


def failures(content: bytes) -> list[str]:
    """What keeps the document from conforming to PDF/UA-1."""
    report = page.validate_pdf_bytes(content, profile=page.ValidationProfile.PDF_UA_1)
    return [failure.message for failure in report.failures]


def fonts(pdf: PdfReader) -> set[str]:
    """The families embedded, without subset prefix and style."""
    found = set()
    for sheet in pdf.pages:
        for font in sheet["/Resources"].get("/Font", {}).values():
            found.add(font.get_object()["/BaseFont"])
    return {re.sub(r"^/[A-Z]{6}\+|-(Semi|Bold|Italic).*$", "", name) for name in found}


@pytest.mark.parametrize("language", LANGUAGES)
def test_first_issue_is_four_sheets_of_a4(published, language):
    pdf = reader(published[language])
    assert len(pdf.pages) == 4
    assert {tuple(round(side) for side in sheet.mediabox[2:]) for sheet in pdf.pages} == {
        (595, 842)
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_first_issue_conforms_to_pdf_ua(published, language):
    """Tagged, with a language, a title, alternative texts and headings in order."""
    assert failures(published[language]) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_document_tells_its_language_title_and_date(published, language):
    pdf = reader(published[language])
    assert pdf.root_object["/Lang"] == language
    assert pdf.metadata.title.startswith({"en": "A new strategy", "fr": "Une nouvelle"}[language])
    assert pdf.metadata.author == "thbnet"
    assert pdf.metadata.creation_date.isoformat() == "2014-12-15T09:00:00+01:00"
    assert pdf.metadata.modification_date == pdf.metadata.creation_date


def test_drafts_are_dated_by_their_quarter(db):
    issue = factories.IssueFactory(number=1, year=2014, quarter=4)
    factories.ArticleFactory(parent=issue)
    pdf = draw(issue)
    assert pdf.metadata.creation_date.date() == date(2014, 12, 31)
    assert "not published yet" in words(pdf.pages)


@pytest.mark.parametrize("language", LANGUAGES)
def test_fonts_are_the_publications_own(published, language):
    """A machine without them, or with others, sets the same page."""
    assert fonts(reader(published[language])) == {"Source-Serif-Pro", "Source-Sans-Pro"}


def test_teasers_name_the_page_their_article_is_on(published):
    pdf = reader(published["en"])
    cover = words(pdf.pages[:1])
    for title, number in (("Why children come first", 2), ("Who works where", 3)):
        assert re.search(rf"{title}.*?More details on page {number}\b", cover)
        assert title in words(pdf.pages[number - 1 : number])


def test_sections_are_bookmarked(published):
    titles = outline(reader(published["en"]))
    assert titles[0] == "A new strategy against the trafficking of children"
    assert {"Why children come first", "Ten partner countries", "Contact"} <= set(titles)


def test_pages_carry_running_heads_and_their_number(published):
    pdf = reader(published["en"])
    second = words(pdf.pages[1:2])
    assert "thbnet · No. 1" in second
    assert "Strategy" in second
    assert "Page 2 of 4" in second
    assert "thbnet · No. 1" not in words(pdf.pages[:1])


def test_links_lead_to_the_portal_and_to_mail(published):
    pdf = reader(published["fr"])
    targets = {
        note.get_object()["/A"]["/URI"]
        for sheet in pdf.pages
        for note in sheet.get("/Annots", [])
        if "/A" in note.get_object() and "/URI" in note.get_object()["/A"]
    }
    assert f"{settings.SITE_URL}/fr/newsletter/1/" in targets
    assert "mailto:ctr@example.org" in targets


def test_text_can_be_copied_from_the_pages(published):
    """A hyphen at a line's end is a plain one, or addresses would not survive copying."""
    text = words(reader(published["en"]).pages)
    assert "ctr@example.org" in text
    assert "\N{HYPHEN}" not in text


def test_footnote_follows_the_name_it_belongs_to(published):
    second = words(reader(published["en"]).pages[1:2])
    assert "Kosovo*" in second
    assert "* Kosovo: " in second


def test_countries_bear_the_names_of_the_issues_time(published):
    text = words(reader(published["en"]).pages)
    assert "Macedonia" in text
    assert "North Macedonia" not in text


def test_legend_explains_the_roles_on_the_map_in_both_languages(db):
    issue = factories.IssueFactory()
    role = factories.RoleFactory(acronym="ABC", name_en="Adviser", name_fr="Conseillère")
    factories.RoleFactory(acronym="XYZ", name_en="Nobody has this role")
    factories.ActorFactory(role=role, organisation__in_town=True)
    factories.NetworkMapFactory(parent=issue)
    text = words(draw(issue).pages)
    assert "ABC" in text
    assert "Conseillère – Adviser" in text
    assert "Nobody has this role" not in text


def test_block_starts_a_new_page_when_its_editor_says_so(db):
    issue = factories.IssueFactory()
    factories.ArticleFactory(parent=issue, title_en="First", starts_page=True)
    factories.ArticleFactory(parent=issue, title_en="Second")
    factories.ArticleFactory(parent=issue, title_en="Third", starts_page=True)
    pages = draw(issue).pages
    assert len(pages) == 2
    assert "Second" in words(pages[:1])
    assert "Third" in words(pages[1:])


def test_interviews_go_on_side_by_side_over_pages(db):
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


def test_every_block_type_is_sound_when_it_is_bare(db, caplog):
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


def test_same_issue_gives_the_same_bytes_in_any_process_and_time_zone(db):
    issue = factories.IssueFactory(published=True)
    factories.ArticleFactory(parent=issue, teaser_en="About it")
    factories.CountriesMapFactory(parent=issue)
    html = render(Material(issue), language="en", medium="pdf", pictures=Pictures(PICTURES_URL))
    one = drawn_in(html, TZ="Pacific/Auckland", PYTHONHASHSEED="1")
    other = drawn_in(html, TZ="America/Lima", PYTHONHASHSEED="2", LANG="fr_FR.UTF-8")
    assert one.startswith(b"1\n%PDF-")
    assert one == other


def drawn_in(html: str, **environment: str) -> bytes:
    done = subprocess.run(
        [sys.executable, "-m", "newsletter.pdf_worker"],
        input=json.dumps({"html": html, "pictures": {}}).encode(),
        capture_output=True,
        check=True,
        cwd=settings.BASE_DIR,
        env={**ENVIRONMENT, **environment},
    )
    return done.stdout
