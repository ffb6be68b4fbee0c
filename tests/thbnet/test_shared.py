"""Which answers readers may share: those that depend on their address alone."""

import pytest

pytestmark = pytest.mark.django_db

PAGES = ["/en/", "/fr/countries/", "/en/actions/", "/en/actions/?page=1", "/robots.txt"]
OWN = ["/", "/verify/", "/en/contact/", "/en/actions/?utm_source=mail", "/en/network/nobody/"]


@pytest.mark.parametrize("path", PAGES)
def test_public_page_is_shared_and_asked_for_anew(client, path):
    response = client.get(path)
    assert response.is_shared
    assert response.headers["Cache-Control"] == "public, no-cache"


@pytest.mark.parametrize("path", OWN)
def test_other_answers_are_not_shared(client, path):
    assert not hasattr(client.get(path), "is_shared")


def test_address_without_a_language_speaks_english_to_everybody(client):
    response = client.get("/robots.txt", headers={"Accept-Language": "fr"})
    assert response.headers["Content-Language"] == "en"


@pytest.mark.parametrize(
    "query", ["&", "&&&", "page=1&page=1", "page=1&", "&page=1", "p%61ge=1", "page=%31"]
)
def test_page_has_one_address_however_a_question_may_be_spelled(client, query):
    response = client.get("/en/actions/", QUERY_STRING=query)
    assert response.status_code == 200
    assert not hasattr(response, "is_shared")
