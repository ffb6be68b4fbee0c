"""The newsletter as a feed: whole texts, corrected in place, gone when withdrawn."""

import re
from xml.etree import ElementTree

import pytest

from newsletter.feed import absolute
from tests.factories import EditionFactory, IssueFactory

pytestmark = pytest.mark.django_db
ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture(autouse=True)
def _address(settings):
    settings.SITE_URL = "https://portal.example"


def read(client, language="en"):
    response = client.get(f"/{language}/newsletter/feed/")
    assert response.headers["Content-Type"] == "application/atom+xml; charset=utf-8"
    assert response.is_shared
    return ElementTree.fromstring(response.content)


def texts(tree, name) -> list[str]:
    return [entry.findtext(f"{ATOM}{name}") for entry in tree.iter(f"{ATOM}entry")]


def published(number=1, **fields):
    return EditionFactory(issue=IssueFactory(number=number, published=True), **fields)


def test_feed_has_the_whole_text_of_each_issue_newest_first(client):
    published(1, html="<p>The first.</p>")
    published(2, html="<p>The second.</p>")
    tree = read(client)
    second, first = texts(tree, "content")
    assert "<p>The second.</p>" in second
    assert "<p>The first.</p>" in first
    links = [entry.find(f"{ATOM}link").get("href") for entry in tree.iter(f"{ATOM}entry")]
    assert links == [f"https://portal.example/en/newsletter/{number}/" for number in (2, 1)]


def test_entries_are_the_same_when_the_portal_moves(client, settings):
    for number in (1, 2):
        edition = published(number)
        EditionFactory(issue=edition.issue, language="fr")
    before = [texts(read(client, language), "id") for language in ("en", "fr")]
    settings.SITE_URL = "https://another.example"
    assert [texts(read(client, language), "id") for language in ("en", "fr")] == before
    known = [known for ids in before for known in ids]
    assert len(set(known)) == 4
    assert all(re.fullmatch(r"urn:uuid:[0-9a-f-]{36}", one) for one in known)


def test_feed_tells_its_language_author_rights_and_address(client):
    published(1, language="fr", title="Un mot")
    tree = read(client, "fr")
    assert tree.get("{http://www.w3.org/XML/1998/namespace}lang") == "fr"
    assert tree.findtext(f"{ATOM}author/{ATOM}name") == "thbnet"
    assert tree.findtext(f"{ATOM}rights")
    links = {link.get("rel"): link.get("href") for link in tree.findall(f"{ATOM}link")}
    assert links["self"] == "https://portal.example/fr/newsletter/feed/"
    assert "Un mot" in texts(tree, "title")[0]


def test_a_correction_is_the_same_entry_updated(client):
    edition = published(1, html="<p>Wrong.</p>")
    before = read(client)
    EditionFactory(issue=edition.issue, number=2, html="<p>Right.</p>")
    after = read(client)
    assert texts(after, "id") == texts(before, "id")
    assert texts(after, "published") == texts(before, "published")
    assert texts(after, "updated") > texts(before, "updated")
    (content,) = texts(after, "content")
    assert "Right." in content
    assert "Erratum of" in content
    assert "Wrong." not in content


@pytest.mark.parametrize("state", ["draft", "in_review", "withdrawn"])
def test_what_is_not_public_is_in_no_feed(client, state):
    traits = {} if state == "draft" else {state: True}
    EditionFactory(issue=IssueFactory(**traits), title="Unheard-of", html="<p>Unheard-of</p>")
    for language in ("en", "fr"):
        assert b"Unheard-of" not in ElementTree.tostring(read(client, language))


def test_feed_without_issues_never_changes(client):
    assert read(client).findtext(f"{ATOM}updated") == "1970-01-01T00:00:00+00:00"


def test_feed_is_valid_whatever_the_text(client):
    html = '<p title="a > b">]]> \x01\x0b\ufffe &amp; <b>œ 🙂</b></p>'
    published(1, html=html, title="<b>&\x02")
    (content,) = texts(read(client), "content")
    assert '<p title="a > b">]]>  &amp; <b>œ 🙂</b></p>' in content


def test_addresses_in_the_text_are_full():
    page = "https://portal.example/en/newsletter/1/"
    html = (
        '<a href="#a">1</a><a title="> href=/x" href="/en/">2</a><img src="/media/a.jpg">'
        '<a href="//other.example/">3</a><a href="mailto:a@example.org">4</a> href="/text"'
    )
    assert absolute(html, page) == (
        f'<a href="{page}#a">1</a><a title="> href=/x" href="https://portal.example/en/">2</a>'
        '<img src="https://portal.example/media/a.jpg">'
        '<a href="//other.example/">3</a><a href="mailto:a@example.org">4</a> href="/text"'
    )


@pytest.mark.parametrize("count", [3, 300])
def test_feed_asks_once_and_stays_short(client, count, django_assert_num_queries):
    for number in range(1, count + 1):
        published(number)
    with django_assert_num_queries(1):
        tree = read(client)
    assert len(texts(tree, "id")) == min(count, 12)


def test_pages_lead_to_the_feed_of_their_language(client):
    html = client.get("/fr/newsletter/").content.decode()
    assert 'type="application/atom+xml" href="/fr/newsletter/feed/"' in html
