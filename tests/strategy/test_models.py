import datetime

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from strategy.models import Action, ComponentLink, Contribution, Strategy
from tests.factories import (
    ActionFactory,
    ComponentFactory,
    ContributionFactory,
    CountryFactory,
    StrategyFactory,
)

pytestmark = pytest.mark.django_db

REFUSED = {
    "a component numbered 0": lambda: ComponentFactory(number=0),
    "two components of one number": lambda: ComponentFactory.create_batch(
        2, strategy=StrategyFactory(), number=1
    ),
    "two strategies of one day": lambda: StrategyFactory.create_batch(
        2, adopted_on=datetime.date(2014, 6, 30)
    ),
    "an action that ends before it starts": lambda: ActionFactory(
        starts_on=datetime.date(2014, 2, 1), ends_on=datetime.date(2014, 1, 31)
    ),
    "an action of no known status": lambda: ActionFactory(status="lost"),
    "an action's address twice": lambda: ActionFactory.create_batch(2, slug="varna"),
    "an amount of nothing": lambda: ContributionFactory(amount=0),
    "an amount below nothing": lambda: ContributionFactory(amount=-1),
    "a contribution in the year 1": lambda: ContributionFactory(year=1),
    "a contribution of no known stage": lambda: ContributionFactory(stage="lost"),
}


@pytest.mark.parametrize("make", REFUSED.values(), ids=REFUSED)
def test_database_refuses(make):
    with pytest.raises(IntegrityError), transaction.atomic():
        make()


def test_component_does_not_inform_itself():
    component = ComponentFactory()
    with pytest.raises(IntegrityError), transaction.atomic():
        ComponentLink.objects.create(source=component, target=component)


def test_component_informs_another_once():
    one, other = ComponentFactory.create_batch(2, strategy=StrategyFactory())
    ComponentLink.objects.create(source=one, target=other)
    with pytest.raises(IntegrityError), transaction.atomic():
        ComponentLink.objects.create(source=one, target=other)


def test_component_of_another_strategy_is_refused_beside_the_field():
    link = ComponentLink(source=ComponentFactory(), target=ComponentFactory())
    with pytest.raises(ValidationError) as refused:
        link.full_clean()
    assert list(refused.value.message_dict) == ["target"]


def test_strategy_in_force_is_the_latest_adopted():
    old = StrategyFactory(adopted_on=datetime.date(2014, 6, 30))
    new = StrategyFactory(adopted_on=datetime.date(2019, 10, 1))
    StrategyFactory(adopted_on=datetime.date(2999, 1, 1))
    assert Strategy.objects.in_force() == new
    assert Strategy.objects.in_force(on=datetime.date(2015, 1, 1)) == old
    assert Strategy.objects.in_force(on=datetime.date(2014, 6, 29)) is None


def test_actions_in_a_country_are_found_once():
    here, elsewhere = CountryFactory.create_batch(2)
    action = ActionFactory(countries=[here, elsewhere])
    ActionFactory(countries=[elsewhere])
    assert list(Action.objects.in_country(here)) == [action]


def test_actions_begin_with_the_latest():
    undated, old, new = (
        ActionFactory(starts_on=day)
        for day in (None, datetime.date(2011, 1, 1), datetime.date(2014, 1, 1))
    )
    assert list(Action.objects.all()) == [new, old, undated]


def test_contributions_of_a_year_begin_with_the_largest_and_end_with_the_secret():
    """Left to themselves, the two databases put an amount that is not published at either end."""
    secret, small, large = (ContributionFactory(amount=amount) for amount in (None, 1, 2))
    assert list(Contribution.objects.all()) == [large, small, secret]
