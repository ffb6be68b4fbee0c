"""`?on=`: the pages as of a day gone by, and nothing of what is to come."""

import datetime

import pytest

from tests.factories import (
    ActorFactory,
    CountryFactory,
    FormerNameFactory,
    HolderFactory,
    PartnershipFactory,
)
from tests.pages import links_of, text_of
from thbnet.dates import ONE_DAY, today

pytestmark = pytest.mark.django_db

PAGES = ["countries/", "countries/bulgaria/", "network/", "network/scac-sofia/"]


@pytest.fixture
def post():
    bulgaria = CountryFactory(code="BG", slug="bulgaria", name_en="Bulgaria", partner=True)
    return ActorFactory(
        slug="scac-sofia",
        role__acronym="SCAC",
        organisation__country=bulgaria,
        organisation__name_en="Embassy in Sofia",
        email="scac@example.org",
        email_visibility="public",
    )


def shown(client, path: str) -> str:
    return text_of(client.get(f"/en/{path}"))


@pytest.mark.parametrize("path", PAGES)
def test_pages_say_as_of_which_day_they_are_and_lead_back_to_today(client, post, path):
    response = client.get(f"/en/{path}?on=2014-12-31")
    assert "As of 31 December 2014." in text_of(response)
    assert "?" in links_of(response)
    assert "As of 31" not in shown(client, path)
    assert "Show today" not in shown(client, f"{path}?on={today()}")


@pytest.mark.parametrize("path", PAGES)
def test_days_to_come_are_refused_beside_the_field(client, post, path):
    HolderFactory(actor=post, family_name="Arriving", since=today() + ONE_DAY)
    for day in (today() + ONE_DAY, today() + 400 * ONE_DAY):
        response = client.get(f"/en/{path}?on={day}")
        assert response.status_code == 400
        assert "what is to come is not announced" in text_of(response)
        assert f'value="{day}"' in response.content.decode()
        assert "Arriving" not in text_of(response)


@pytest.mark.parametrize("path", PAGES)
def test_a_refused_day_is_told_before_all_that_is_listed(client, post, path):
    response = client.get(f"/en/{path}?on={today() + ONE_DAY}")
    told, listed = (response.content.decode().find(text) for text in ("not announced", "<h2"))
    assert 0 < told < listed


def test_countries_are_partners_by_that_day_under_their_names_of_then(client):
    macedonia = CountryFactory(name_en="North Macedonia", partner=True)
    FormerNameFactory(country=macedonia, name_en="Macedonia", until=datetime.date(2019, 2, 12))
    CountryFactory(name_en="Croatia", former_partner=True)
    PartnershipFactory(country__name_en="Greece", since=datetime.date(2020, 1, 1))
    then = shown(client, "countries/?on=2014-12-31")
    partners = then.partition("On another day")[0]
    assert "Croatia partner since 30 June 2014 Macedonia partner since" in partners
    assert "North Macedonia" not in then
    assert "Greece" not in then
    now = shown(client, "countries/")
    assert "North Macedonia" in now
    assert "Former partner countries Croatia partner until" in now


def test_who_held_a_post_is_told_as_of_the_day_only(client, post):
    HolderFactory(actor=post, family_name="Former", biography_en="Was in Rome.", left=True)
    HolderFactory(actor=post, family_name="Present", since=datetime.date(2021, 1, 1))
    for path in ("network/", "network/scac-sofia/", "countries/bulgaria/"):
        assert "Present" in shown(client, path)
        assert "Former" not in shown(client, path)
        then = shown(client, f"{path}?on=2014-12-31")
        assert "Former" in then
        assert "Present" not in then
        assert "Vacant post" in shown(client, f"{path}?on=2020-06-01")


def test_todays_contact_is_not_told_of_a_day_gone_by(client, post):
    for path in ("network/scac-sofia/", "countries/bulgaria/"):
        response = client.get(f"/en/{path}?on=2014-12-31")
        assert "scac@example.org" not in response.content.decode()
        assert "Write to" not in text_of(response)


def test_country_is_told_as_of_the_day_under_its_name_of_then(client):
    country = CountryFactory(slug="north-macedonia", name_en="North Macedonia", partner=True)
    FormerNameFactory(country=country, name_en="Macedonia", until=datetime.date(2019, 2, 12))
    response = client.get("/en/countries/north-macedonia/?on=2014-12-31")
    then = text_of(response)
    assert "<h1>Macedonia" in response.content.decode()
    assert "partner since 30 June 2014" in then
    assert "Today: North Macedonia" in then
    assert "No post of the network had its seat in this country." in then
    assert "Today:" not in shown(client, "countries/north-macedonia/?on=2020-12-31")


def test_country_tells_whether_it_was_a_partner_on_that_day(client):
    CountryFactory(slug="croatia", former_partner=True)
    for day, told in {
        "2014-06-29": "This country was not a partner of the network yet.",
        "2014-06-30": "partner since 30 June 2014",
        "2018-01-01": "This country was a partner of the network until 31 December 2017.",
    }.items():
        assert told in shown(client, f"countries/croatia/?on={day}")


def test_country_lists_the_posts_that_lasted_on_that_day(client, post):
    post.since, post.until = datetime.date(2014, 1, 1), datetime.date(2016, 1, 1)
    post.save()
    country = post.organisation.country
    office = ActorFactory(countries=[country], organisation__name_en="Office in Vienna")
    HolderFactory(actor=office, family_name="Visiting", left=True)
    assert "Embassy in Sofia" not in shown(client, "countries/bulgaria/")
    assert "Embassy in Sofia" not in shown(client, "countries/bulgaria/?on=2013-12-31")
    then = shown(client, "countries/bulgaria/?on=2015-12-31")
    worked, _title, covered = then.partition("Who covered it from elsewhere")
    assert "Who worked here SCAC, Embassy in Sofia" in worked
    assert "Office in Vienna" in covered
    assert "Visiting" in covered


def test_posts_are_listed_while_they_lasted(client, post):
    post.since, post.until = datetime.date(2014, 1, 1), datetime.date(2016, 1, 1)
    post.save()
    assert "Embassy in Sofia" not in shown(client, "network/")
    assert "Embassy in Sofia" not in shown(client, "network/?on=2013-12-31")
    assert "Closed post" not in shown(client, "network/?on=2015-12-31")
    assert "Embassy in Sofia" in shown(client, "network/?on=2015-12-31")
    early = shown(client, "network/scac-sofia/?on=2013-12-31")
    assert "This post was opened on 1 January 2014." in early


def test_links_keep_the_day_where_the_page_knows_it(client, post):
    def links(path: str) -> list[str]:
        return links_of(client.get(f"/en/{path}?on=2014-12-31"))

    bulgaria, network = "/en/countries/bulgaria/?on=2014-12-31", "/en/network/?on=2014-12-31"
    scac = "/en/network/scac-sofia/?on=2014-12-31"
    assert scac in links("network/")
    assert {scac, "/en/countries/?on=2014-12-31"} <= set(links("countries/bulgaria/"))
    assert bulgaria in links("network/scac-sofia/")
    assert bulgaria in links("strategy/")
    on_the_map, _in_the_list = (url for url in links("countries/") if "bulgaria" in url)
    assert on_the_map == bulgaria
    assert network in links("countries/")


def test_a_country_with_many_posts_leads_to_all_of_that_day(client, post):
    ActorFactory.create_batch(24, organisation=post.organisation)
    country = "/en/network/?country=bulgaria"
    assert country in links_of(client.get("/en/countries/bulgaria/"))
    then = links_of(client.get("/en/countries/bulgaria/?on=2014-12-31"))
    assert f"{country}&on=2014-12-31" in then
