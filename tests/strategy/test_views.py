import datetime

import pytest
from django.utils import timezone

from strategy.models import Action, Contribution
from tests.factories import (
    ActionFactory,
    ActorFactory,
    ComponentFactory,
    ContributionFactory,
    CountryFactory,
    OrganisationFactory,
    StrategyFactory,
    TownFactory,
)
from tests.pages import links_of, text_of

pytestmark = pytest.mark.django_db


def test_the_strategy_tells_who_adopted_it_when_and_why(client):
    StrategyFactory(
        adopted_on=datetime.date(2014, 6, 30),
        objective_en="Talk to one another.",
        context_en="<p>Little is <strong>known</strong>.</p>",
    )
    shown = text_of(client.get("/en/strategy/"))
    assert "Adopted on 30 June 2014 · The ministry" in shown
    assert "Talk to one another." in shown
    assert "Little is known ." in shown


def test_the_strategy_in_force_is_shown_and_not_the_next_one(client):
    tomorrow = timezone.localdate() + datetime.timedelta(days=1)
    StrategyFactory(title_en="The first", adopted_on=datetime.date(2014, 6, 30))
    StrategyFactory(title_en="The second", adopted_on=datetime.date(2019, 1, 1))
    StrategyFactory(title_en="The third", adopted_on=tomorrow)
    shown = text_of(client.get("/en/strategy/"))
    assert "The second" in shown
    assert "The first" not in shown
    assert "The third" not in shown


def test_each_component_tells_its_aim_example_actions_and_what_it_informs(client):
    strategy = StrategyFactory()
    second = ComponentFactory(strategy=strategy, number=2, title_en="Prevention")
    first = ComponentFactory(
        strategy=strategy,
        number=1,
        title_en="Diagnosis",
        aim_en="Know more.",
        example_en="Research.",
        informs=[second],
    )
    ActionFactory(title_en="A study in Varna", slug="study", components=[first])
    response = client.get("/en/strategy/")
    told = text_of(response).split("1. Diagnosis")[1].split("2. Prevention")[0]
    assert "Know more. Example of action: Research. What it learns informs:" in told
    assert "#component-2" in links_of(response)
    assert "1 action of this component A study in Varna" in text_of(response)


def test_contributions_tell_amount_stage_giver_and_purpose(client):
    ministry = OrganisationFactory(name_en="The ministry", name_fr="Le ministère")
    ContributionFactory(
        giver=ministry, amount=270000, qualifier_en="more than", qualifier_fr="plus de"
    )
    ContributionFactory(
        giver=ministry,
        amount=None,
        year=2013,
        stage=Contribution.Stage.PAID,
        action=ActionFactory(title_en="A study"),
    )
    english, french = text_of(client.get("/en/strategy/")), text_of(client.get("/fr/strategy/"))
    assert "2014 more than 270,000 euros Announced The ministry the work as a whole" in english
    assert "2013 amount not published Paid The ministry A study" in english
    assert "plus de 270 000 euros" in french


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


def test_the_note_on_the_area_follows_the_partner_countries(client):
    StrategyFactory(area_note_en="The list may change.")
    assert "The list may change." in text_of(client.get("/en/countries/"))
    CountryFactory(partner=True)
    assert "The list may change." in text_of(client.get("/en/strategy/"))


def actions_in_full(number):
    """Actions with one of everything, each its own, but for the shared country and component."""
    country, component = CountryFactory(slug="bulgaria", partner=True), ComponentFactory()
    post = ActorFactory(slug="scac-sofia", held=True)
    for action in ActionFactory.create_batch(
        number, leader=post, countries=[country], components=[component]
    ):
        action.partners.add(post.organisation)
        ContributionFactory(action=action)


@pytest.mark.parametrize("number", [3, 300])
def test_pages_ask_the_same_few_queries(client, django_assert_num_queries, number):
    actions_in_full(number)
    slug = Action.objects.first().slug
    for path, queries in {
        "strategy/": 6,
        "actions/": 6,
        f"actions/{slug}/": 11,
        "countries/bulgaria/": 12,
        "network/scac-sofia/": 13,
    }.items():
        with django_assert_num_queries(queries, info=path):
            client.get(f"/en/{path}")
