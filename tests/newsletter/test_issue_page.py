"""What stands around an issue's frozen body: contents, citation, and data for programs."""

import json
import re

import pytest

from tests.factories import EditionFactory, IssueFactory
from tests.pages import links_of, text_of

pytestmark = pytest.mark.django_db
CONTENTS = [
    {"title": "A word of welcome", "anchor": "foreword-1", "page": 1},
    {"title": "", "anchor": "keyfigure-2", "page": 2},
    {"title": "Two embassies speak", "anchor": "interview-3", "page": 3},
]


def published(**fields):
    return EditionFactory(issue=IssueFactory(number=1, published=True), **fields)


def data(response) -> dict[str, dict]:
    """What the page tells programs, by kind."""
    pattern = r'<script type="application/ld\+json">(.*?)</script>'
    found = [json.loads(text) for text in re.findall(pattern, response.content.decode(), re.DOTALL)]
    return {thing["@type"]: thing for thing in found}


def test_contents_lead_to_the_blocks_with_their_pages(client):
    published(contents=CONTENTS)
    response = client.get("/en/newsletter/1/")
    assert {"#foreword-1", "#interview-3"} <= set(links_of(response))
    assert "#keyfigure-2" not in links_of(response)
    assert "Two embassies speak , page 3" in text_of(response)


def test_citation_names_revision_day_and_address(client, settings):
    settings.SITE_URL = "https://portal.example"
    edition = published(title="A title")
    EditionFactory(issue=edition.issue, number=2, title="A better title", pages=4)
    text = text_of(client.get("/en/newsletter/1/"))
    assert "thbnet, “A better title”, newsletter 1 (4/2014), revision 2 of" in text
    assert "4 p., https://portal.example/en/newsletter/1/" in text


def test_pdfs_of_both_languages_are_there_with_their_codes(client):
    edition = published(code="AAAAA22222")
    EditionFactory(issue=edition.issue, language="fr", code="BBBBB33333", pages=5)
    response = client.get("/en/newsletter/1/")
    assert {"/en/newsletter/1/pdf/", "/fr/newsletter/1/pdf/"} <= set(links_of(response))
    assert "/en/verify/BBBBB-33333/" in links_of(response)
    assert "PDF, 5 pages" in text_of(response)


def test_programs_are_told_of_the_issue_and_the_way_to_it(client):
    hostile = "</script><script>alert(1)</script> & <!--"
    published(title=hostile)
    response = client.get("/en/newsletter/1/")
    told = data(response)
    assert told["PublicationIssue"]["name"] == hostile
    assert told["PublicationIssue"]["issueNumber"] == "1"
    assert told["BreadcrumbList"]["itemListElement"][0]["item"].endswith("/en/newsletter/")
    assert "<script>alert" not in response.content.decode()


def test_pages_tell_their_title_and_picture_where_links_are_shared(client, settings):
    settings.SITE_URL = "https://portal.example"
    published(title='A "quoted" title', teasers=[{"title": "Varna", "text": "", "anchor": "a"}])
    html = (
        client.get("/fr/newsletter/1/").content.decode()
        + client.get("/en/newsletter/1/").content.decode()
    )
    told = dict(re.findall(r'<meta property="og:([\w:]+)"\s+content="([^"]*)"', html))
    assert told["title"].startswith("A &quot;quoted&quot; title – No. 1")
    assert told["description"] == "Varna."
    assert told["url"] == "https://portal.example/en/newsletter/1/"
    assert (told["locale"], told["locale:alternate"]) == ("en_GB", "fr_FR")
    assert told["image"].startswith("https://portal.example/static/img/social.")


def test_archive_jumps_to_its_years(client):
    for number in range(1, 41):
        EditionFactory(issue=IssueFactory(number=number, published=True))
    response = client.get("/en/newsletter/")
    assert {f"#year-{year}" for year in range(2014, 2025)} <= set(links_of(response))
    assert response.content.count(b'<li class="card"') == 40


def test_the_home_page_tells_programs_who_publishes(client, settings):
    settings.SITE_URL = "https://portal.example"
    told = data(client.get("/en/"))["Organization"]
    assert (told["name"], told["url"]) == ("thbnet", "https://portal.example/")
