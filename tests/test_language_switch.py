"""The language switch leads to the same page, with what the reader has chosen on it."""

import re
from html import unescape

import pytest

from tests.factories import (
    ActionFactory,
    ActorFactory,
    CountryFactory,
    RoleFactory,
    StrategyFactory,
)
from tests.hostile import ANY_TEXT

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _site():
    country = CountryFactory(slug="bulgaria", code="BG", partner=True)
    scac = {"role": RoleFactory(acronym="SCAC"), "organisation__country": country}
    ActorFactory.create_batch(30, **scac)
    leader = ActorFactory(slug="scac-sofia", **scac)
    ActionFactory(countries=[country], leader=leader)
    StrategyFactory()


def switched(client, path: str, *, to="fr") -> str:
    """Where the page's switch leads, as a browser reads it."""
    html = client.get(path).content.decode()
    switch = re.search(r'<nav class="language-switch".*?</nav>', html, re.DOTALL).group()
    return unescape(re.search(rf'<a href="([^"]*)" hreflang="{to}">', switch).group(1))


@pytest.mark.parametrize(
    "rest",
    [
        "countries/?on=2014-12-31",
        "strategy/?on=2014-12-31",
        "network/scac-sofia/?on=2014-12-31",
        "network/?role=scac&country=bulgaria&vacant=yes&on=2014-12-31",
        "network/?role=scac&page=2",
        "actions/?country=bulgaria&role=scac&leader=scac-sofia",
        "search/?q=%C5%93uvre+%26+%22Sofia%22&country=BG&year=2014",
    ],
)
def test_switch_keeps_what_was_chosen_and_leads_back(client, rest):
    french = switched(client, f"/en/{rest}")
    assert french == f"/fr/{rest}"
    assert client.get(french).status_code == 200
    assert switched(client, french, to="en") == f"/en/{rest}"


@pytest.mark.parametrize(
    ("asked", "kept"),
    [
        ("network/?utm_source=mail&role=scac&next=//evil.example", "network/?role=scac"),
        ("network/?role=scac&on=yesterday", "network/?role=scac"),
        ("network/?role=ctr&role=scac", "network/?role=scac"),
        ("countries/?on=2999-01-01", "countries/"),
        ("actions/?country=bulgaria&leader=nobody", "actions/?country=bulgaria"),
        ("countries/?role=scac", "countries/"),
        ("legal/?on=2014-12-31", "legal/"),
    ],
)
def test_switch_drops_what_no_page_understands(client, asked, kept):
    assert switched(client, f"/en/{asked}") == f"/fr/{kept}"


def test_a_day_typed_as_the_french_do_is_the_same_day_in_english(client):
    assert switched(client, "/fr/countries/?on=31/12/2014", to="en").endswith("?on=2014-12-31")


def test_search_starts_again_at_its_first_page_in_another_language(client):
    """Where there is no such page of results, the words are kept as well."""
    assert switched(client, "/en/search/?q=sofia&page=2") == "/fr/search/?q=sofia"


@pytest.mark.parametrize("typed", [*ANY_TEXT, "9" * 5000, '"><b>', "٣"])
def test_hostile_values_do_not_leave_their_parameter(client, typed):
    for path in ("network/", "actions/", "search/"):
        names = ("q", "role", "country", "on", "page", "leader", "year")
        response = client.get(f"/en/{path}", dict.fromkeys(names, typed))
        links = re.findall(r'<a href="([^"]*)" hreflang="fr">', response.content.decode())
        assert len(links) == 1
        assert re.fullmatch(rf"/fr/{path}(\?[\w%.+=&;-]*)?", links[0]), links


def test_programs_are_told_the_address_without_filters(client):
    html = client.get("/en/network/?role=scac&on=2014-12-31").content.decode()
    assert 'rel="canonical" href="http://portal.example/en/network/"' in html
    assert 'rel="alternate" hreflang="fr" href="http://portal.example/fr/network/"' in html
