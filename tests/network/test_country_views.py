import datetime

import pytest
from django.utils import timezone

from tests.factories import (
    ActorFactory,
    CountryFactory,
    FormerNameFactory,
    PartnershipFactory,
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


def test_a_former_partner_that_will_return_is_not_one_yet(client):
    country = CountryFactory(former_partner=True)
    PartnershipFactory(country=country, since=timezone.localdate() + datetime.timedelta(days=9))
    assert "partner until 31 December 2017" in text_of(client.get("/en/countries/"))


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


def test_map_of_the_partners_is_a_picture_of_its_own(client):
    CountryFactory(code="BG", name_en="Bulgaria", partner=True)
    response = client.get("/en/countries/map.svg")
    assert response.headers["Content-Type"] == "image/svg+xml"
    assert "Bulgaria" in response.content.decode()
