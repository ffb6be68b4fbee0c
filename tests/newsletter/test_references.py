"""The citation of an issue as reference managers read it."""

import re

import pytest

from tests.factories import EditionFactory, IssueFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _address(settings):
    settings.SITE_URL = "https://portal.example"


def published(**fields):
    return EditionFactory(issue=IssueFactory(number=1, published=True), pages=4, **fields)


def ris_fields(response) -> dict[str, str]:
    lines = response.content.decode().split("\r\n")
    assert lines.pop() == ""
    return dict(re.fullmatch(r"([A-Z][A-Z0-9])  - (.*)", line).groups() for line in lines)


def bibtex_fields(response) -> dict[str, str]:
    text = response.content.decode()
    assert text.count("{") - text.count(r"\{") == text.count("}") - text.count(r"\}")
    return dict(re.findall(r"^  (\w+) = \{(.*)\},$", text, re.MULTILINE))


def test_issue_leads_to_both_files(client):
    published(language="fr")
    html = client.get("/fr/newsletter/1/").content.decode()
    assert '<a href="/fr/newsletter/1/bib/">BibTeX</a>' in html
    assert '<a href="/fr/newsletter/1/ris/">RIS</a>' in html


def test_bibtex_names_the_last_revision(client):
    edition = published(title="Before")
    EditionFactory(issue=edition.issue, number=2, title="Two embassies speak", pages=4)
    response = client.get("/en/newsletter/1/bib/")
    assert response.headers["Content-Type"] == "application/x-bibtex; charset=utf-8"
    assert response.headers["Content-Disposition"] == 'attachment; filename="thbnet-1-en.bib"'
    assert response.is_shared
    assert response.content.startswith(b"@techreport{thbnet-1-en,\n")
    told = bibtex_fields(response)
    assert told["title"] == "{Two embassies speak}"
    assert told["author"] == told["institution"] == "{thbnet}"
    assert told["number"] == "1"
    assert told["language"] == "english"
    assert told["note"].startswith("Revision 2 of ")
    assert told["url"] == "https://portal.example/en/newsletter/1/"


def test_ris_is_in_the_language_of_the_edition(client):
    edition = published(language="fr", title="Un mot")
    response = client.get("/fr/newsletter/1/ris/")
    kind = "application/x-research-info-systems; charset=utf-8"
    assert response.headers["Content-Type"] == kind
    assert response.headers["Content-Disposition"] == 'attachment; filename="thbnet-1-fr.ris"'
    assert response.content.startswith(b"TY  - RPRT\r\n")
    assert response.content.endswith(b"ER  - \r\n")
    told = ris_fields(response)
    assert told["TI"] == "Un mot"
    assert told["LA"] == "fr"
    assert told["PY"] == str(edition.revision.made_at.year)
    assert told["N1"].startswith("Révision 1 du ")
    assert told["UR"] == "https://portal.example/fr/newsletter/1/"


HOSTILE = "50 % \\input{/etc/passwd} & more_\n}, author = {Somebody"


def test_title_ends_no_field_and_begins_no_command(client):
    published(title=HOSTILE)
    told = bibtex_fields(client.get("/en/newsletter/1/bib/"))
    assert told["author"] == "{thbnet}"
    assert told["title"] == (
        r"{50 \% \textbackslash{}input\{/etc/passwd\} \& more\_ \}, author = \{Somebody}"
    )


def test_title_begins_no_other_field(client):
    published(title="One\nUR  - https://evil.example/\r\nTwo")
    told = ris_fields(client.get("/en/newsletter/1/ris/"))
    assert told["TI"] == "One UR - https://evil.example/ Two"
    assert told["UR"] == "https://portal.example/en/newsletter/1/"


@pytest.mark.parametrize("kind", ["bib", "ris"])
@pytest.mark.parametrize(("state", "status"), [("draft", 404), ("withdrawn", 410)])
def test_what_is_not_public_is_cited_by_nobody(client, kind, state, status):
    traits = {} if state == "draft" else {state: True}
    EditionFactory(issue=IssueFactory(number=1, **traits), title="Unheard-of")
    response = client.get(f"/en/newsletter/1/{kind}/")
    assert response.status_code == status
    assert b"Unheard-of" not in response.content
    assert client.get(f"/fr/newsletter/99/{kind}/").status_code == 404
