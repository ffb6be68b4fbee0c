"""Issue no. 1 as its readers get it: on paper, in a viewer, with a screen reader."""

import re
import tomllib
from io import StringIO
from pathlib import Path

import pytest
import zxingcpp
from django.conf import settings
from django.core.management import call_command
from django.db import transaction
from pypdf import PdfReader
from pypdfium2 import PdfDocument

from newsletter import demo
from newsletter.models import Edition
from tests.pdfs import failures, reader, structure, words

pytestmark = pytest.mark.django_db

LANGUAGES = ("en", "fr")
CONTENT = Path(demo.__file__).with_name("content")


@pytest.fixture(scope="module")
def published(django_db_setup, django_db_blocker) -> dict[str, bytes]:
    """Issue no. 1 of the demo as it is published: drawn once, for all that is asserted of it."""
    with django_db_blocker.unblock(), transaction.atomic():
        call_command("load_demo", stdout=StringIO())
        drawn = {edition.language: bytes(edition.pdf) for edition in Edition.objects.all()}
        transaction.set_rollback(True)
    return drawn


@pytest.mark.parametrize("language", LANGUAGES)
def test_first_issue_is_four_sheets_of_a4(published, language):
    pdf = reader(published[language])
    assert len(pdf.pages) == 4
    assert {tuple(round(side) for side in sheet.mediabox[2:]) for sheet in pdf.pages} == {
        (595, 842)
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_first_issue_is_light_enough_for_weak_connections(published, language):
    assert len(published[language]) < 500_000


@pytest.mark.parametrize("language", LANGUAGES)
def test_first_issue_is_for_screen_readers_and_for_the_archive(published, language):
    """PDF/UA-1 and PDF/A-2a: tagged, in its language, with a title and alternative texts; whole."""
    assert failures(published[language]) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_document_tells_its_language_title_and_date(published, language):
    pdf = reader(published[language])
    assert pdf.root_object["/Lang"] == language
    assert pdf.metadata.title.startswith({"en": "A new strategy", "fr": "Une nouvelle"}[language])
    assert pdf.metadata.author == "thbnet"
    assert pdf.metadata.creation_date.isoformat() == "2014-12-15T09:00:00+01:00"
    assert pdf.metadata.modification_date == pdf.metadata.creation_date


def test_metadata_name_the_issue_its_address_and_its_revision(published):
    told = reader(published["fr"]).xmp_metadata
    assert told.dc_publisher == ["thbnet"]
    assert told.dc_language == ["fr"]
    assert told.dc_identifier == f"{settings.SITE_URL}/fr/newsletter/1/"
    xml = told.rdf_root.toxml()
    assert 'prism:number="1"' in xml
    assert 'prism:versionIdentifier="1"' in xml


@pytest.mark.parametrize("language", LANGUAGES)
def test_printed_code_leads_to_the_page_of_verification(published, language):
    """As a telephone reads it from the paper of an office printer."""
    document = PdfDocument(published[language])
    last = document[len(document) - 1].render(scale=150 / 72).to_pil()
    read = [barcode.text for barcode in zxingcpp.read_barcodes(last)]
    assert len(read) == 1
    assert read[0].startswith(f"{settings.SITE_URL}/verify/")
    assert read[0].removeprefix("http://") in words(reader(published[language]).pages[-1:])


@pytest.mark.parametrize("language", LANGUAGES)
def test_fonts_are_the_publications_own(published, language):
    """A machine without them, or with others, sets the same page."""
    assert fonts(reader(published[language])) == {"Source-Serif-Pro", "Source-Sans-Pro"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_teaser_names_the_page_its_block_is_on(published, language):
    pages = [flat(words([page])) for page in reader(published[language]).pages]
    more = {"en": "Moredetailsonpage", "fr": "Ensavoirplus,page"}[language]
    titles = [flat(block["title"][language]) for block in blocks() if "teaser" in block]
    numbers = [int(number) for number in re.findall(rf"{more}(\d)", pages[0])]
    assert len(numbers) == len(titles) > 2
    for title, number in zip(titles, numbers, strict=True):
        assert [at for at, page in enumerate(pages[1:], 2) if title in page] == [number]


@pytest.mark.parametrize("language", LANGUAGES)
def test_structure_tells_headings_figures_and_links(published, language):
    """What a screen reader lists: of the headings, the pictures, the links."""
    elements = structure(reader(published[language]))
    kinds = [element["/S"] for element in elements]
    assert kinds.count("/H1") == 1
    assert kinds.index("/H1") < kinds.index("/H2") < kinds.index("/H3")
    figures = [element for element in elements if element["/S"] == "/Figure"]
    assert [figure for figure in figures if not figure.get("/Alt", "").strip()] == []
    told = " ".join(figure["/Alt"] for figure in figures)
    holders = ("Maxime Lefebvre", "Marion Paradas", "Véronique North-Mincà", "Éric Emeraux")
    maps = {"en": ("Map of the partner", "Map of the network"), "fr": ("Carte des", "Carte du")}
    assert [name for name in (*holders, *maps[language]) if name not in told] == []
    links = [element for element in elements if element["/S"] == "/Link"]
    assert len(links) == len(annotations(published[language])) > 0


def annotations(content: bytes) -> list:
    """The places on the pages that lead somewhere."""
    found = [
        mark.get_object() for page in reader(content).pages for mark in page.get("/Annots", [])
    ]
    return [mark for mark in found if mark["/Subtype"] == "/Link"]


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


@pytest.mark.parametrize("language", LANGUAGES)
def test_blocks_are_read_in_their_order_with_all_their_words(published, language):
    """As a screen reader meets them: every text of the file of issue no. 1, one after the other."""
    read = flat(words(reader(published[language]).pages))
    at = 0
    for block in blocks():
        for name in ("title", "lead", "text", "figure", "question", "answer"):
            for part in parts(block.get(name, {}).get(language, "")):
                assert part in read[at:], part
                at = read.index(part, at)


def blocks() -> list[dict]:
    return tomllib.loads((CONTENT / "issues/1.toml").read_text(encoding="utf-8"))["blocks"]


def parts(text: str) -> list[str]:
    """Its paragraphs: the words with which each begins."""
    paragraphs = re.split(r"</?(?:p|h3)>", text)
    return [flat(part)[:50] for part in paragraphs if part.strip()]


def flat(text: str) -> str:
    """Without what lines on a page change: spaces, and hyphens at their ends."""
    return re.sub(r"[\s-]+", "", text)


def test_every_page_tells_its_number(published):
    pages = reader(published["fr"]).pages
    for number, page in enumerate(pages, 1):
        assert f"Page {number} sur {len(pages)}" in words([page])


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


def test_footnote_stands_at_the_foot_of_the_page_with_the_name_it_belongs_to(published):
    second = words(reader(published["en"]).pages[1:2])
    assert second.index("Kosovo*") < second.index("Romania · Serbia") < second.index("* Kosovo: ")


def test_countries_bear_the_names_of_the_issues_time(published):
    text = words(reader(published["en"]).pages)
    assert "Macedonia" in text
    assert "North Macedonia" not in text


def outline(pdf: PdfReader) -> list[str]:
    def titles(entries):
        for entry in entries:
            yield from titles(entry) if isinstance(entry, list) else [entry.title]

    return list(titles(pdf.outline))


def fonts(pdf: PdfReader) -> set[str]:
    """The families embedded, without subset prefix and style."""
    found = set()
    for sheet in pdf.pages:
        for font in sheet["/Resources"].get("/Font", {}).values():
            found.add(font.get_object()["/BaseFont"])
    return {re.sub(r"^/[A-Z]{6}\+|-(Semi|Bold|Italic).*$", "", name) for name in found}
