"""The strategy's page: key figures, components and their actions, money, days gone by."""

import datetime
import re

import pytest

from strategy.models import Contribution
from tests.factories import (
    ActionFactory,
    ComponentFactory,
    ContributionFactory,
    FormerNameFactory,
    KeyFigureOfStrategyFactory,
    OrganisationFactory,
    StrategyFactory,
)
from tests.pages import links_of, text_of

pytestmark = pytest.mark.django_db

FIRST_DAY = datetime.date(2014, 6, 30)


def shown(client, query="", language="en") -> str:
    return text_of(client.get(f"/{language}/strategy/{query}"))


def test_key_figures_tell_how_exact_they_are_who_told_them_and_when(client):
    KeyFigureOfStrategyFactory(
        figure_en="500,000",
        figure_fr="500 000",
        qualifier_en="around",
        qualifier_fr="environ",
        label_en="people a year",
        label_fr="personnes par an",
        source_en="The ministry",
        source_fr="Le ministère",
        told_on=datetime.date(2014, 12, 15),
    )
    assert "around 500,000 people a year The ministry, 15 December 2014" in shown(client)
    french = "environ 500 000 personnes par an Le ministère, 15 décembre 2014"
    assert french in shown(client, language="fr")


def test_few_actions_of_a_component_are_named_and_many_are_counted(client):
    few, many = ComponentFactory.create_batch(2, strategy=StrategyFactory())
    for day in (None, FIRST_DAY):
        ActionFactory(title_en=f"Begun {day}", starts_on=day, components=[few])
    ActionFactory.create_batch(7, title_en="One of many", components=[many])
    response = client.get("/en/strategy/")
    told = text_of(response)
    assert f"Begun {FIRST_DAY} Begun None" in told
    assert "7 actions of this component" in told
    assert "One of many" not in told
    assert f"/en/actions/?component={many.pk}" in links_of(response)


def test_diagram_leads_to_each_component_by_keyboard(client):
    component = ComponentFactory(number=3, short_title_en="Protection")
    component.strategy.components.add(component)
    html = client.get("/en/strategy/").content.decode()
    link = r'<a class="diagram__link" href="#component-3" aria-label="3. Protection">'
    assert re.search(link, html)
    assert 'id="component-3"' in html


def test_a_past_day_shows_the_strategy_of_then_and_what_was_known(client):
    strategy = StrategyFactory(title_en="The first", adopted_on=FIRST_DAY)
    StrategyFactory(title_en="The second", adopted_on=datetime.date(2019, 1, 1))
    component = ComponentFactory(strategy=strategy)
    for title, day in (
        ("In spring", datetime.date(2014, 4, 1)),
        ("A year later", datetime.date(2015, 7, 2)),
        ("Some day", None),
    ):
        ActionFactory(title_en=title, starts_on=day, components=[component])
    for told_on in (FIRST_DAY, datetime.date(2015, 7, 2)):
        KeyFigureOfStrategyFactory(strategy=strategy, label_en=f"of {told_on}", told_on=told_on)
    for year in (2014, 2016):
        ContributionFactory(year=year, giver=OrganisationFactory(name_en=f"Fund of {year}"))
    response = client.get("/en/strategy/?on=2015-07-01")
    told = text_of(response)
    for here in ("As of 1 July 2015.", "The first", "In spring", "of 2014-06-30", "Fund of 2014"):
        assert here in told
    for not_yet in ("The second", "A year later", "Some day", "of 2015-07-02", "Fund of 2016"):
        assert not_yet not in told
    assert "1 action whose first day is not known is left out." in told
    assert "?" in links_of(response)  # the same page, today


def test_a_past_day_shows_what_was_over_and_counts_what_nobody_can_date(client):
    component = ComponentFactory(strategy=StrategyFactory(adopted_on=FIRST_DAY))
    over, later = datetime.date(2013, 5, 1), datetime.date(2016, 1, 1)
    ActionFactory(title_en="Over by then", ends_on=over, components=[component])
    for ends_on in (None, later):
        ActionFactory(title_en="Some day", ends_on=ends_on, components=[component])
    told = shown(client, "?on=2015-07-01")
    assert "Over by then" in told
    assert "Some day" not in told
    assert "2 actions whose first day is not known are left out." in told
    assert "left out" not in shown(client)


def test_many_actions_of_a_past_day_are_counted_apart_from_those_of_today(client):
    component = ComponentFactory(strategy=StrategyFactory(adopted_on=FIRST_DAY))
    ActionFactory.create_batch(7, starts_on=FIRST_DAY, components=[component])
    ActionFactory(starts_on=datetime.date(2016, 1, 1), components=[component])
    assert "7 actions of this component had begun." in shown(client, "?on=2015-07-01")
    assert "8 actions of this component" in shown(client)


def test_a_past_day_names_countries_as_they_were_called(client):
    StrategyFactory(adopted_on=FIRST_DAY)
    former = FormerNameFactory(
        name_en="Old Name", country__partner=True, until=datetime.date(2019, 2, 12)
    )
    former.country.partnerships.update(since=FIRST_DAY)
    assert "Old Name" in shown(client, "?on=2015-01-01")
    assert "Old Name" not in shown(client)


def test_a_day_before_any_strategy_says_so(client):
    StrategyFactory(adopted_on=FIRST_DAY)
    assert "No strategy had been adopted by that day." in shown(client, "?on=2014-06-29")


@pytest.mark.parametrize("day", ["2999-01-01", "yesterday", "0000-00-00", "\0", "9" * 5000, "²"])
def test_a_day_that_is_none_is_refused_beside_its_field(client, day):
    StrategyFactory(title_en="In force", adopted_on=FIRST_DAY)
    response = client.get("/en/strategy/", {"on": day})
    assert response.status_code == 400
    assert b"invalid-feedback" in response.content
    assert "In force" in text_of(response)


def test_amounts_are_as_exact_as_they_were_told(client):
    giver = OrganisationFactory(name_en="The ministry", name_fr="Le ministère")
    ContributionFactory(giver=giver, qualifier_en="more than", qualifier_fr="plus de")
    action, paid = ActionFactory(), Contribution.Stage.PAID
    for amount, qualifier in ((1500, ""), (500, ""), (300, "about"), (None, "")):
        ContributionFactory(
            year=2012, stage=paid, action=action, amount=amount, qualifier_en=qualifier, giver=giver
        )
    told = shown(client)
    assert "2014 Announced the work as a whole The ministry more than 270,000 euros" in told
    exact = "2,000 euros, about 300 euros and 1 amount not published"
    assert f"2012 Paid single actions The ministry {exact}" in told
    assert "2013 no contribution recorded" in told
    assert "plus de 270 000 euros" in shown(client, language="fr").replace(
        "\N{NO-BREAK SPACE}", " "
    )


def test_money_for_the_whole_is_not_added_to_that_of_actions(client):
    ContributionFactory(amount=100)
    ContributionFactory(amount=30, action=ActionFactory())
    told = shown(client)
    assert "100 euros" in told
    assert "30 euros" in told
    assert "130 euros" not in told
