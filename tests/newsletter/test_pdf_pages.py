"""How issues of every shape are set on pages."""

import json
import re
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from django.conf import settings
from pypdf import PdfReader

from newsletter.material import Material
from newsletter.pdf import ENVIRONMENT, PICTURES_URL
from newsletter.pictures import Pictures
from newsletter.rendering import render
from newsletter.workers.process import MEMORY, PROCESSOR
from tests import factories
from tests.pdfs import draw_pdf, failures, reader, structure, words

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


def test_acronyms_in_words_are_explained_where_no_map_does():
    issue = factories.IssueFactory()
    for acronym in ("ABC", "DEF", "GHI", "UVW", "XYZ"):
        factories.RoleFactory(acronym=acronym, name_en=f"The {acronym}", name_fr=f"Le {acronym}")
    factories.ArticleFactory(parent=issue, text_en="<p>The ABC, the XYZs.</p>", text_fr="UVW")
    factories.InterviewFactory(parent=issue)
    factories.QuestionAnswerFactory(parent=issue, answer_en="<p>With the DEF.</p>")
    action = factories.ActionFactory(summary_en="Of the GHI.")
    factories.ActionsFactory(parent=issue, actions=[action])
    content = draw_pdf(Material(issue), language="en").content
    text = words(reader(content).pages)
    explained = re.findall(r"Le (...) – The \1", text)
    assert explained == ["ABC", "DEF", "GHI", "XYZ"]
    assert failures(content) == []


def test_legend_of_the_map_is_not_told_twice():
    issue = factories.IssueFactory()
    role = factories.RoleFactory(acronym="ABC", name_fr="Conseillère")
    factories.ActorFactory(role=role, organisation__in_town=True)
    factories.NetworkMapFactory(parent=issue, text_en="<p>The ABC.</p>")
    text = words(draw(issue).pages)
    assert text.count("Conseillère") == 1
    assert "Acronyms in this issue" not in text


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


@pytest.mark.parametrize(("words_over", "pages"), [(590, 1), (660, 2)])
def test_last_page_is_never_near_empty(words_over, pages):
    """A few lines too many are set closer; so many that they do not fit, wider."""
    issue = factories.IssueFactory()
    text = "".join(f"<p>{'several words more ' * 10}</p>" for _ in range(words_over // 30))
    factories.ArticleFactory(parent=issue, text_en=text)
    sheets = draw(issue).pages
    assert len(sheets) == pages
    assert len(words(sheets[-1:]).split()) > 150


def test_footnote_of_a_country_stands_at_the_foot_of_the_page_that_names_it_first():
    issue = factories.IssueFactory()
    country = factories.CountryFactory(name_en="Kosovo", footnote_en="No position on status.")
    actions = factories.ActionFactory.create_batch(40, countries=[country])
    factories.ActionsFactory(parent=issue, actions=actions)
    pdf = draw(issue)
    first, *others = (words([sheet]) for sheet in pdf.pages)
    assert first.index("* Kosovo: No position") > first.rindex("Kosovo*")
    assert all("Kosovo*" in page and "No position" not in page for page in others)
    assert [element["/S"] for element in structure(pdf)].count("/Note") == 1
    assert failures(pdf.stream.getvalue()) == []


def test_notes_under_a_text_stand_at_the_foot_of_the_page_with_their_mark():
    issue = factories.IssueFactory()
    long = "".join(f"<p>{'several words more ' * 10}</p>" for _ in range(40))
    notes = "<p>* No <em>position</em>.</p><p>** Of 2014.</p>"
    text = f"<p>In Kosovo* and the zone** of it.</p>{long}{notes}"
    factories.ArticleFactory(parent=issue, text_en=text)
    factories.ArticleFactory(parent=issue, text_en="<p>The end.</p><p>* A note of nothing.</p>")
    pdf = draw(issue)
    first, last = words(pdf.pages[:1]), words(pdf.pages[-1:])
    assert first.index("several words") < first.index("* No position.") < first.index("** Of 2014.")
    assert "No position" not in last
    assert "The end. * A note of nothing." in last
    assert [element["/S"] for element in structure(pdf)].count("/Note") == 2
    assert failures(pdf.stream.getvalue()) == []


def test_names_are_read_aloud_in_their_language():
    issue = factories.IssueFactory()
    factories.OrganisationFactory(name_en="Zemlja djece", name_fr="Zemlja djece", language="bs")
    text = "<p>With Ђорђе Његошевић, Ștefan Țăranu and Zemlja djece.</p>"
    factories.ArticleFactory(parent=issue, text_en=text)
    factories.ImageFactory(parent=issue, caption_en="Gjirokastër and София")
    told = [element.get("/Lang") for element in structure(draw(issue))]
    assert [language for language in told if language] == ["sr", "ro", "bs", "sq", "bg"]


def test_running_head_names_the_section_or_else_what_the_page_is_about():
    issue = factories.IssueFactory()
    factories.ArticleFactory(parent=issue, title_en="Cover")
    factories.ArticleFactory(parent=issue, section_en="In brief", starts_page=True)
    factories.ArticleFactory(parent=issue, title_en="No section " * 9, starts_page=True)
    _cover, second, third = draw(issue).pages
    assert "In brief" in words([second])
    assert "IN BRIEF" in words([second])
    assert "No section No section No section No section No …" in words([third])


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


def test_same_issue_gives_the_same_bytes_in_any_process_folder_and_time_zone(tmp_path):
    issue = factories.IssueFactory(published=True)
    factories.ArticleFactory(parent=issue, teaser_en="About it")
    factories.CountriesMapFactory(parent=issue)
    html = render(Material(issue), language="en", medium="pdf", pictures=Pictures(PICTURES_URL))
    elsewhere = tmp_path / "elsewhere"
    for folder in ("newsletter", "static"):
        shutil.copytree(settings.BASE_DIR / folder, elsewhere / folder)
    one = drawn_in(settings.BASE_DIR, html, TZ="Pacific/Auckland", PYTHONHASHSEED="1")
    other = drawn_in(elsewhere, html, TZ="America/Lima", PYTHONHASHSEED="2", LANG="fr_FR.UTF-8")
    told, _newline, drawn = one.partition(b"\n")
    assert json.loads(told)["pages"] == 1
    assert drawn.startswith(b"%PDF-")
    assert one == other


def drawn_in(project: Path, html: str, **environment: str) -> bytes:
    done = subprocess.run(
        [sys.executable, "-m", "newsletter.workers.pdf"],
        input=json.dumps({"html": html, "pictures": {}}).encode(),
        capture_output=True,
        check=True,
        cwd=project,
        env={**ENVIRONMENT, MEMORY: "1024", PROCESSOR: "60", **environment},
    )
    return done.stdout
