import re

import pytest
from django.test import RequestFactory

from thbnet.navigation import address, alternates

pytestmark = pytest.mark.django_db


def current(response) -> list[tuple[str, str]]:
    """(address, kind) of the menu's links that are marked as the reader's place."""
    menu = re.search(r'<nav class="site-nav".*?</nav>', response.content.decode(), re.DOTALL)
    return re.findall(r'href="([^"]+)"\s+aria-current="(\w+)"', menu.group())


@pytest.mark.parametrize(
    ("path", "marked"),
    [
        ("/en/actions/", [("/en/actions/", "page")]),
        ("/fr/newsletter/", [("/fr/newsletter/", "page")]),
        ("/en/newsletter/99/", [("/en/newsletter/", "true")]),
        ("/en/", []),
        ("/en/legal/", []),
    ],
)
def test_the_menu_marks_where_the_reader_is(client, path, marked):
    assert current(client.get(path)) == marked


def test_the_language_switch_leads_to_the_same_page(client):
    html = client.get("/en/actions/").content.decode()
    assert re.search(r'<li lang="fr">\s*<a href="/fr/actions/" hreflang="fr">Français</a>', html)


def test_pages_name_their_address_and_their_translations(client):
    html = client.get("/fr/legal/?utm_source=mail").content.decode()
    assert '<link rel="canonical" href="http://portal.example/fr/legal/">' in html
    for language in ("en", "fr"):
        link = f'hreflang="{language}" href="http://portal.example/{language}/legal/"'
        assert f'<link rel="alternate" {link}>' in html


@pytest.mark.parametrize(
    ("asked", "known"),
    [
        ("/en/actions/", "/en/actions/"),
        ("/en/actions/?page=2", "/en/actions/?page=2"),
        ("/en/actions/?page=2&utm_source=x", "/en/actions/?page=2"),
        ('/en/actions/?page="><b>', "/en/actions/"),
    ],
)
def test_an_address_keeps_the_number_of_a_lists_page_only(asked, known):
    assert address(RequestFactory().get(asked)) == known


@pytest.mark.parametrize("path", ["/", "/nowhere/", "//evil.example/", "/de/actions/"])
def test_alternates_of_an_address_without_language_are_the_home_pages(path):
    assert [alternate.url for alternate in alternates(path)] == ["/en/", "/fr/"]


def test_pages_start_with_a_way_past_the_menu(client):
    html = client.get("/en/legal/").content.decode()
    first_link = re.search(r"<body>.*?<a [^>]*>", html, re.DOTALL).group()
    assert 'href="#content"' in first_link
    assert re.search(r'<main [^>]*id="content"', html)
