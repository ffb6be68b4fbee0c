import datetime

import pytest
from django.utils import timezone

from tests.factories import (
    ActorFactory,
    CountryFactory,
    FormerNameFactory,
    HolderFactory,
    PartnershipFactory,
    RoleFactory,
)
from tests.pages import links_of, text_of

pytestmark = pytest.mark.django_db


def kosovo(**kwargs):
    return CountryFactory(
        slug="kosovo", name_en="Kosovo", footnote_en="As the UN says.", partner=True, **kwargs
    )


def test_countries_list_partners_in_the_readers_alphabetical_order(client):
    CountryFactory(name_en="Croatia", name_fr="Zagorie", partner=True)
    CountryFactory(name_en="Hungary", name_fr="Hongrie", partner=True)
    assert text_of(client.get("/en/countries/")).index("Croatia") < text_of(
        client.get("/en/countries/")
    ).index("Hungary")
    french = text_of(client.get("/fr/countries/"))
    assert french.index("Hongrie") < french.index("Zagorie")


def test_countries_tell_since_when_and_keep_former_partners_apart(client):
    CountryFactory(name_en="Bulgaria", partner=True)
    CountryFactory(name_en="Croatia", former_partner=True)
    CountryFactory(name_en="Austria")
    PartnershipFactory(
        country__name_en="Hungary", since=timezone.localdate() + datetime.timedelta(9)
    )
    shown = text_of(client.get("/en/countries/"))
    assert "Bulgaria partner since 30 June 2014" in shown
    assert "Former partner countries Croatia partner until 31 December 2017" in shown
    assert "Austria" not in shown
    assert "Hungary" not in shown


@pytest.mark.parametrize("path", ["countries/", "countries/kosovo/", "network/", "strategy/"])
def test_a_footnote_follows_its_country_and_is_printed_once(client, path):
    country = kosovo()
    ActorFactory.create_batch(2, organisation__country=country)
    response = client.get(f"/en/{path}")
    assert "#footnote-kosovo" in links_of(response)
    assert response.content.decode().count('id="footnote-kosovo"') == 1
    assert text_of(response).count("As the UN says.") == 1


def test_a_footnote_is_not_printed_where_its_country_is_not_named(client):
    kosovo()
    CountryFactory(slug="bulgaria", partner=True)
    assert "As the UN says." not in text_of(client.get("/en/countries/bulgaria/"))


def test_a_country_that_never_was_a_partner_has_no_page(client):
    CountryFactory(slug="austria")
    PartnershipFactory(
        country__slug="hungary", since=timezone.localdate() + datetime.timedelta(days=1)
    )
    assert client.get("/en/countries/austria/").status_code == 404
    assert client.get("/en/countries/hungary/").status_code == 404


def test_a_former_partner_keeps_its_page_marked_so(client):
    CountryFactory(slug="croatia", former_partner=True)
    shown = text_of(client.get("/en/countries/croatia/"))
    assert "was a partner of the network until 31 December 2017" in shown


def test_a_country_tells_its_former_names_by_their_last_day(client):
    """`until` is the first day of the new name; readers say the last day of the old one."""
    country = CountryFactory(slug="north-macedonia", partner=True)
    FormerNameFactory(country=country, name_en="Macedonia", until=datetime.date(2019, 2, 12))
    shown = text_of(client.get("/en/countries/north-macedonia/"))
    assert "Until 11 February 2019: Macedonia" in shown


def test_a_country_tells_its_own_posts_from_those_that_cover_it(client):
    country = CountryFactory(slug="bulgaria", partner=True)
    ActorFactory(organisation__name_en="Embassy in Sofia", organisation__country=country)
    ActorFactory(organisation__name_en="Office in Vienna", countries=[country])
    ActorFactory(organisation__name_en="Embassy in Zagreb")
    shown = text_of(client.get("/en/countries/bulgaria/"))
    here, elsewhere = shown.split("Who covers it from elsewhere")
    assert "Embassy in Sofia" in here
    assert "Office in Vienna" in elsewhere
    assert "Embassy in Zagreb" not in shown


def test_who_is_who_groups_posts_by_country_and_tells_regional_ones(client):
    serbia = CountryFactory(name_en="Serbia")
    ActorFactory(organisation__name_en="Embassy in Belgrade", organisation__country=serbia)
    ActorFactory(organisation__name_en="Office in Vienna", countries=[serbia, CountryFactory()])
    local, regional = text_of(client.get("/en/network/")).split("Posts that cover several")
    assert local.index("Serbia") < local.index("Embassy in Belgrade")
    assert "Office in Vienna" in regional


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
    assert "2 posts" in text_of(client.get("/en/glossary/"))


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


@pytest.mark.parametrize("posts", [3, 300])
def test_pages_ask_the_same_few_queries(client, django_assert_num_queries, posts):
    country = CountryFactory(slug="bulgaria", partner=True)
    ActorFactory.create_batch(posts, held=True, countries=[country])
    for path, queries in {"network/": 5, "countries/bulgaria/": 10, "glossary/": 1}.items():
        with django_assert_num_queries(queries, info=path):
            client.get(f"/en/{path}")


@pytest.mark.parametrize("countries", [3, 30])
def test_the_countries_ask_the_same_few_queries(client, django_assert_num_queries, countries):
    CountryFactory.create_batch(countries, partner=True)
    with django_assert_num_queries(3):
        client.get("/en/countries/")
