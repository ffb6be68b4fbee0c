import datetime

import pytest
from django.utils import timezone

from tests.factories import (
    ActorFactory,
    CountryFactory,
    HolderFactory,
    RoleFactory,
)
from tests.pages import links_of, text_of

pytestmark = pytest.mark.django_db


def test_who_is_who_groups_posts_by_seat_and_tells_what_regional_ones_cover(client):
    serbia = CountryFactory(name_en="Serbia")
    ActorFactory(
        role__acronym="ASI",
        organisation__name_en="Embassy in Belgrade",
        organisation__country=serbia,
    )
    ActorFactory(
        role__acronym="CTR",
        organisation__name_en="Office in Vienna",
        organisation__country__name_en="Austria",
        countries=[serbia, CountryFactory()],
    )
    shown = text_of(client.get("/en/network/"))
    austria, local = shown.rsplit("Serbia ASI, Embassy in Belgrade", 1)
    regional = austria.rsplit("Austria CTR, Office in Vienna")[1]
    assert "Covers" in regional
    assert "Serbia" in regional
    assert "Covers" not in local


def test_a_post_shows_who_holds_it_today_or_that_it_is_vacant(client):
    post = ActorFactory(slug="scac-sofia")
    HolderFactory(actor=post, given_name="Ana", family_name="Before", left=True)
    for path in ("network/", "network/scac-sofia/"):
        shown = text_of(client.get(f"/en/{path}"))
        assert "Vacant post" in shown
        assert "Before" not in shown
    HolderFactory(
        actor=post, given_name="Ana", family_name="Now", rank_en="Colonel", function_en="Attachée"
    )
    for path in ("network/", "network/scac-sofia/"):
        assert "Colonel Ana Now Attachée" in text_of(client.get(f"/en/{path}"))


@pytest.mark.parametrize("path", ["network/", "network/scac-sofia/", "countries/bulgaria/"])
def test_pages_ask_anew_who_holds_a_post_when_the_day_has_changed(client, monkeypatch, path):
    country = CountryFactory(slug="bulgaria", partner=True)
    post = ActorFactory(slug="scac-sofia", organisation__country=country)
    HolderFactory(actor=post, family_name="Newcomer", since=datetime.date(2100, 1, 1))
    assert "Newcomer" not in text_of(client.get(f"/en/{path}"))
    later = datetime.datetime(2100, 1, 1, 12, tzinfo=datetime.UTC)
    monkeypatch.setattr(timezone, "now", lambda: later)
    assert "Newcomer" in text_of(client.get(f"/en/{path}"))


def test_a_posts_page_tells_mandate_biography_and_what_it_covers(client):
    bulgaria = CountryFactory(name_en="Bulgaria", slug="bulgaria", partner=True)
    post = ActorFactory(
        slug="ctr", mandate_en="Coordinates.", countries=[bulgaria, CountryFactory(name_en="Peru")]
    )
    HolderFactory(actor=post, biography_en="Was in Rome.", pictured=True)
    response = client.get("/en/network/ctr/")
    assert all(told in text_of(response) for told in ("Coordinates.", "Was in Rome.", "Peru"))
    assert "/en/countries/bulgaria/" in links_of(response)
    assert 'alt="Portrait of ' in response.content.decode()


def test_the_glossary_explains_each_role_in_both_languages(client):
    role = RoleFactory(acronym="SCAC", name_fr="Service de coopération", name_en="Cooperation")
    ActorFactory.create_batch(2, role=role)
    RoleFactory(acronym="", name_en="Liaison magistrate", name_fr="Magistrat de liaison")
    html = client.get("/fr/glossary/").content.decode()
    assert '<dd lang="fr">Service de coopération</dd>' in html
    assert '<dd lang="en">Cooperation</dd>' in html
    assert 'id="scac"' in html
    assert 'id="liaison-magistrate"' in html
    assert "/en/network/?role=scac" in links_of(client.get("/en/glossary/"))


def test_the_glossary_is_in_alphabetical_order(client):
    for acronym in ("SCAC", "ADDE", "CTR"):
        RoleFactory(acronym=acronym)
    shown = text_of(client.get("/en/glossary/"))
    assert shown.index("ADDE") < shown.index("CTR") < shown.index("SCAC")


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("countries/", "No country is a partner yet."),
        ("network/", "No post is listed yet."),
        ("glossary/", "No term is explained yet."),
        ("strategy/", "No strategy has been adopted yet."),
        ("actions/", "No action is recorded yet."),
    ],
)
def test_empty_pages_say_so(client, path, told):
    assert told in text_of(client.get(f"/en/{path}"))
