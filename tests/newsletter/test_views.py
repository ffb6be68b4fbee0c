import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from newsletter.models import EditionPicture
from tests.factories import EditionFactory, IssueFactory
from tests.pages import links_of, text_of

pytestmark = pytest.mark.django_db


def published(number, **fields):
    return EditionFactory(issue=IssueFactory(number=number, published=True), **fields)


HIDDEN = ["draft", "in_review"]


def hidden(state):
    """An issue with an edition that nobody outside may have."""
    traits = {} if state == "draft" else {state: True}
    edition = EditionFactory(issue=IssueFactory(number=7, **traits), title="Unheard-of")
    EditionPicture.objects.create(revision=edition.revision, name="a.jpg", content=b"picture")
    return edition


def test_archive_lists_issues_by_year_newest_first(client):
    for number in (1, 2, 3):
        published(number)
    _years, _end, text = text_of(client.get("/en/newsletter/")).partition("2015 2014")
    places = [text.index(words) for words in ("2015", "Issue 3", "Issue 2", "2014", "Issue 1")]
    assert places == sorted(places)


def test_archive_shows_the_last_revision_only(client):
    edition = published(1, title="First wording")
    EditionFactory(issue=edition.issue, number=2, title="Corrected wording")
    text = text_of(client.get("/en/newsletter/"))
    assert "Corrected wording" in text
    assert "First wording" not in text


def test_archive_is_in_the_readers_language(client):
    edition = published(1, title="A word")
    EditionFactory(issue=edition.issue, language="fr", title="Un mot")
    assert "A word" not in text_of(client.get("/fr/newsletter/"))
    assert "Un mot" in text_of(client.get("/fr/newsletter/"))


@pytest.mark.parametrize("state", HIDDEN)
def test_archive_hides_what_is_not_published(client, state):
    hidden(state)
    text = text_of(client.get("/en/newsletter/"))
    assert "Unheard-of" not in text
    assert "The first issue is being written." in text


@pytest.mark.parametrize("count", [3, 300])
def test_archive_asks_twice(client, count, django_assert_num_queries):
    for number in range(1, count + 1):
        published(number)
    with django_assert_num_queries(2):
        client.get("/en/newsletter/")


def test_issue_page_is_the_frozen_body_with_its_facts(client):
    edition = published(1, html="<h2>As it was</h2>", pages=4, pdf=b"x" * 2048)
    response = client.get("/en/newsletter/1/")
    assert "<h2>As it was</h2>" in response.content.decode()
    assert "4 pages, 2 KB" in text_of(response)
    assert f"{edition.issue.published_at:%Y}" in text_of(response)
    assert {"/en/newsletter/1/pdf/", "/fr/newsletter/1/"} <= set(links_of(response))


def test_issue_page_serves_the_correction_and_says_so(client):
    edition = published(1, html="<p>Wrong.</p>")
    assert "corrected on" not in text_of(client.get("/en/newsletter/1/"))
    EditionFactory(issue=edition.issue, number=2, html="<p>Right.</p>")
    text = text_of(client.get("/en/newsletter/1/"))
    assert "Right." in text
    assert "Wrong." not in text
    assert "corrected on" in text


def test_issue_page_leads_to_its_published_neighbours(client):
    for number in (1, 3, 5):
        published(number)
    IssueFactory(number=2)
    IssueFactory(number=4, withdrawn=True)
    links = links_of(client.get("/en/newsletter/3/"))
    assert {"/en/newsletter/1/", "/en/newsletter/5/"} <= set(links)
    assert not {"/en/newsletter/2/", "/en/newsletter/4/"} & set(links)


@pytest.mark.parametrize("state", HIDDEN)
@pytest.mark.parametrize("path", ["/en/newsletter/7/", "/en/newsletter/7/pdf/"])
def test_issue_exists_for_nobody_before(client, state, path):
    hidden(state)
    assert client.get(path).status_code == 404


@pytest.mark.parametrize("number", ["99", "0", "9" * 30])
def test_issue_that_never_was_is_not_found(client, number):
    assert client.get(f"/en/newsletter/{number}/").status_code == 404
    assert client.get(f"/en/newsletter/{number}/pdf/").status_code == 404
    assert client.get(f"/media/newsletter/{number}/a.jpg").status_code == 404


def test_pages_leave_the_pdf_in_the_database(client):
    """Megabytes that no page shows: their length is asked for, never the file."""
    published(1)
    for path in ("/en/", "/en/newsletter/", "/en/newsletter/1/"):
        with CaptureQueriesContext(
            connection,
        ) as asked:
            client.get(path)
        assert not any(re.search(r'"pdf"(,| FROM)', query["sql"]) for query in asked), path


@pytest.mark.parametrize("count", [3, 300])
def test_issue_page_asks_five_times(client, count, django_assert_num_queries):
    for number in range(1, count + 1):
        published(number)
    with django_assert_num_queries(5):
        client.get("/en/newsletter/2/")
