import re

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage, storages
from django.db import OperationalError, connection
from django.template.loader import render_to_string
from django.test import Client


@pytest.mark.parametrize(
    ("accepted", "language"),
    [
        ("fr-CH, fr;q=0.9, en;q=0.8", "fr"),
        ("en-GB,en;q=0.5", "en"),
        ("sr, bg;q=0.8, fr;q=0.5, en;q=0.3", "fr"),
        ("FR", "fr"),
        ("sr", "en"),
        ("", "en"),
        ("x" * 5000, "en"),
        (";;;q=,*", "en"),
    ],
)
def test_the_door_leads_to_the_readers_language(client, accepted, language):
    response = client.get("/", headers={"accept-language": accepted})
    assert (response.status_code, response.headers["Location"]) == (302, f"/{language}/")


def test_the_door_does_not_depend_on_cookies(client):
    """One copy of the answer may serve everybody who asks for the same language."""
    client.cookies["django_language"] = "fr"
    response = client.get("/", headers={"accept-language": "en"})
    assert response.headers["Location"] == "/en/"
    assert response.headers["Vary"] == "Accept-Language"
    assert not response.cookies


@pytest.mark.django_db
def test_healthz_asks_the_database(client):
    with connection.execute_wrapper(_server_is_gone):
        down = client.get("/healthz")
    up = client.get("/healthz")
    assert (down.status_code, up.status_code, up.content) == (503, 200, b"ok")
    assert "no-store" in up.headers["Cache-Control"]


def _server_is_gone(*_args):
    raise OperationalError


def test_robots_keep_out_of_the_admin_and_of_accounts(client):
    response = client.get("/robots.txt")
    assert b"Disallow: /admin/\nDisallow: /accounts/\n" in response.content
    assert response.headers["Content-Type"].startswith("text/plain")


@pytest.fixture
def portrait():
    name = default_storage.save("portraits/somebody.jpg", ContentFile(b"a portrait"))
    yield name
    default_storage.delete(name)


def test_media_are_public_files_kept_for_good(client, portrait):
    response = client.get(f"/media/{portrait}")
    assert b"".join(response.streaming_content) == b"a portrait"
    assert response.headers["Content-Type"] == "image/jpeg"
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert "immutable" in response.headers["Cache-Control"]


@pytest.mark.parametrize(
    "path",
    [
        "portraits",
        "portraits/",
        "portraits/nobody.jpg",
        "../thbnet.sqlite3",
        "%2e%2e/thbnet.sqlite3",
        "..%2f..%2fetc/passwd",
        "/etc/passwd",
        "portraits/%00",
        "a" * 5000,
    ],
)
def test_media_are_nothing_else(client, portrait, path):
    response = client.get(f"/media/{path}")
    assert response.status_code == 404
    assert "immutable" not in response.headers.get("Cache-Control", "")


def test_media_leave_out_pictures_of_drafts(client, portrait):
    name = storages["private"].save("blocks/draft.jpg", ContentFile(b"a draft"))
    assert client.get(f"/media/{name}").status_code == 404
    assert client.get(f"/media/../private/{name}").status_code == 404


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/en/nowhere/", "This page does not exist"),
        ("/fr/nowhere/", 'lang="fr"'),
        ("/nowhere", "This page does not exist"),
    ],
)
def test_unknown_addresses_lead_on(client, path, words):
    response = client.get(path)
    html = response.content.decode()
    assert response.status_code == 404
    assert words in html
    assert 'href="/en/"' in html
    assert 'href="/fr/"' in html
    assert not response.cookies


def test_unknown_addresses_are_not_echoed_as_markup(client):
    html = client.get("/en/%3Cscript%3Ealert(1)%3C/script%3E/").content.decode()
    assert "<script>alert" not in html


def test_the_error_page_needs_nothing():
    """No context, no database: whatever broke, this can be shown, in both languages."""
    html = render_to_string("500.html")
    assert "Something went wrong" in html
    assert "Une erreur est survenue" in html


@pytest.mark.django_db
def test_a_request_that_is_not_understood_is_told_so_in_both_languages(client):
    response = client.get("/en/", headers={"host": "elsewhere.example"})
    assert response.status_code == 400
    html = response.content.decode()
    assert "The request was not understood" in html
    assert "La demande n’a pas été comprise" in html
    assert "elsewhere" not in html


def test_unknown_addresses_can_be_searched_for(client):
    html = client.get("/fr/no-such-page/").content.decode()
    assert re.search(r'<form[^>]*action="/fr/search/"[^>]*>\s*<label[^>]*for="search-again"', html)


def test_a_form_without_its_token_is_explained():
    response = Client(enforce_csrf_checks=True).post("/en/contact/", {"message": "Hello"})
    assert response.status_code == 403
    assert "The form could not be sent" in response.content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/en/accessibility/", "/en/legal/"])
def test_pages_about_the_site_ask_for_themselves_only(client, path, django_assert_num_queries):
    with django_assert_num_queries(1):
        response = client.get(path)
    assert 'href="/en/contact/"' in response.content.decode()
