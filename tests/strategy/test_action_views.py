import datetime

import pytest

from strategy.models import Action
from tests.factories import (
    ActionFactory,
    ActorFactory,
    ComponentFactory,
    ContributionFactory,
    CountryFactory,
    OrganisationFactory,
    TownFactory,
)
from tests.pages import links_of, text_of

pytestmark = pytest.mark.django_db


def test_actions_come_in_pages_of_24(client):
    ActionFactory.create_batch(25)
    first, second = client.get("/en/actions/"), client.get("/en/actions/?page=2")
    assert first.content.count(b"<article") == 24
    assert second.content.count(b"<article") == 1
    assert "?page=2" in links_of(first)
    assert "?page=3" not in links_of(second)
    assert "?page=1" in links_of(second)


@pytest.mark.parametrize("page", ["0", "2", "-1", "x", "", "²", "9" * 30, "1.0"])
def test_a_page_that_does_not_exist_is_not_found(client, page):
    assert client.get("/en/actions/", {"page": page}).status_code == 404


def test_an_action_tells_everything_about_itself(client):
    bulgaria = CountryFactory(name_en="Bulgaria", slug="bulgaria", partner=True)
    action = ActionFactory(
        slug="varna",
        title_en="Prevention in Varna",
        description_en="<p>In <em>schools</em></p>",
        results_en="<p>Good ones</p>",
        status=Action.Status.COMPLETED,
        starts_on=datetime.date(2011, 1, 1),
        ends_on=datetime.date(2013, 12, 31),
        components=[ComponentFactory(short_title_en="Prevention")],
        countries=[bulgaria],
        towns=[TownFactory(name_en="Varna", country=bulgaria)],
        leader=ActorFactory(organisation__name_en="Embassy in Sofia"),
        coordinator=OrganisationFactory(name_en="The commission"),
        partners=[OrganisationFactory(name_en="The municipality")],
    )
    ContributionFactory(action=action, amount="1500.50", giver__name_en="The embassy")
    response = client.get("/en/actions/varna/")
    shown = text_of(response)
    for told in (
        "In schools",
        "Good ones",
        "Completed",
        "January 2011 – December 2013",
        "Towns Varna",
        "Embassy in Sofia",
        "Coordinated by The commission",
        "Partners The municipality",
        "The embassy, 2014: 1,500.50 euros (Announced)",
    ):
        assert told in shown
    assert "/en/countries/bulgaria/" in links_of(response)
    assert "Map of the places" in response.content.decode()


@pytest.mark.parametrize(
    ("starts_on", "ends_on", "told"),
    [
        (datetime.date(2011, 1, 1), None, "since January 2011"),
        (None, datetime.date(2011, 1, 1), "until January 2011"),
    ],
)
def test_open_dates_are_told_in_words(client, starts_on, ends_on, told):
    ActionFactory(slug="varna", starts_on=starts_on, ends_on=ends_on)
    assert told in text_of(client.get("/en/actions/varna/"))


def test_a_bare_action_has_no_empty_headings(client):
    ActionFactory(slug="varna", summary_en="In brief.")
    shown = text_of(client.get("/en/actions/varna/"))
    for heading in ("What is done", "Results", "Dates", "Towns", "Partners", "Funded by"):
        assert heading not in shown


def test_the_country_lists_its_actions_and_the_post_those_it_leads(client):
    country = CountryFactory(slug="bulgaria", partner=True)
    post = ActorFactory(slug="scac-sofia")
    ActionFactory(title_en="In Varna", leader=post, countries=[country])
    ActionFactory(title_en="In Tuzla", countries=[CountryFactory()])
    for path in ("countries/bulgaria/", "network/scac-sofia/"):
        shown = text_of(client.get(f"/en/{path}"))
        assert "In Varna" in shown
        assert "In Tuzla" not in shown


def test_the_countrys_map_shows_only_its_own_towns(client):
    here, there = CountryFactory(slug="bulgaria", partner=True), CountryFactory()
    towns = [
        TownFactory(name_en="Varna", country=here),
        TownFactory(name_en="Paris", country=there),
    ]
    ActionFactory(countries=[here], towns=towns)
    html = client.get("/en/countries/bulgaria/").content.decode()
    assert "Varna" in html
    assert "Paris" not in html


def test_maps_are_pictures_of_their_own(client):
    bulgaria = CountryFactory(name_en="Bulgaria", code="BG", slug="bulgaria", partner=True)
    town = TownFactory(name_en="Varna", country=bulgaria)
    ActionFactory(slug="varna", countries=[bulgaria], towns=[town])
    for page, picture, told in (
        ("actions/varna/", "actions/varna/towns.svg", "Varna"),
        ("countries/bulgaria/", "countries/bulgaria/towns.svg", "Varna"),
        ("", "countries/map.svg", "Bulgaria"),
    ):
        html = client.get(f"/en/{page}").content.decode()
        assert f'src="/en/{picture}"' in html
        response = client.get(f"/en/{picture}")
        assert response.headers["Content-Type"] == "image/svg+xml"
        assert told in response.content.decode()


def test_there_is_no_map_of_no_town(client):
    ActionFactory(slug="varna")
    CountryFactory(slug="bulgaria", partner=True)
    for path in ("actions/varna/", "actions/none/", "countries/bulgaria/", "countries/none/"):
        assert client.get(f"/en/{path}towns.svg").status_code == 404


def test_who_leads_an_action_is_told_by_an_acronym_that_explains_itself(client):
    told = {}
    for acronym in ("SCAC", ""):
        post = ActorFactory(role__acronym=acronym, role__name_en=f"{acronym} officer".strip())
        ActionFactory(leader=post)
        told[acronym] = client.get(f"/en/actions/?leader={post.slug}").content.decode()
    assert told["SCAC"].count('<summary class="badge" lang="fr">SCAC</summary>') == 2
    assert "/en/glossary/#scac" in told["SCAC"]
    assert "<summary" not in told[""]
    assert "Led by officer" in told[""]
