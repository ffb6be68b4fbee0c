import datetime

import pytest
from django.utils import timezone

from strategy.models import Contribution
from tests.factories import (
    ActionFactory,
    ComponentFactory,
    ContributionFactory,
    CountryFactory,
    OrganisationFactory,
    StrategyFactory,
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
    assert "A study in Varna" in told


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
    assert "2014 Announced the work as a whole The ministry more than 270,000 euros" in english
    assert "2013 Paid single actions The ministry 1 amount not published" in english
    assert "plus de 270 000 euros" in french


def test_the_note_on_the_area_follows_the_partner_countries(client):
    StrategyFactory(area_note_en="The list may change.")
    assert "The list may change." in text_of(client.get("/en/countries/"))
    CountryFactory(partner=True)
    assert "The list may change." in text_of(client.get("/en/strategy/"))
