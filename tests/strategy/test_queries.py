"""How many queries the strategy's public pages take: the same for 3 rows and for 300."""

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.factories import (
    ActionFactory,
    ActorFactory,
    ComponentFactory,
    ContributionFactory,
    CountryFactory,
    KeyFigureOfStrategyFactory,
    OrganisationFactory,
    TownFactory,
)

pytestmark = pytest.mark.django_db

PAGES = {
    "strategy/": 9,
    "strategy/?on=2020-01-01": 9,
    "actions/": 9,
    "actions/?country=bulgaria&year=2014&status=ongoing&leader=scac-sofia": 12,
    "actions/?year=2015": 9,
    "actions/many/": 12,
    "actions/many/towns.svg": 2,
    "countries/bulgaria/": 14,
    "countries/bulgaria/towns.svg": 2,
    "network/scac-sofia/": 13,
}


def actions_in_full(number):
    """Actions with as many of everything, beside one of another component.

    Of few actions of a component the strategy's page tells the titles, of many it does not.
    """
    country, component = CountryFactory(slug="bulgaria", partner=True), ComponentFactory()
    other = ComponentFactory(strategy=component.strategy)
    ActionFactory(components=[other], starts_on=datetime.date(2014, 1, 1))
    KeyFigureOfStrategyFactory.create_batch(number, strategy=component.strategy)
    post, town = ActorFactory(slug="scac-sofia", held=True), TownFactory(country=country)
    shared = {"leader": post, "countries": [country], "components": [component], "towns": [town]}
    day = datetime.date(2014, 1, 1)
    partners = OrganisationFactory.create_batch(number, country=country)
    ActionFactory.create_batch(number, starts_on=day, partners=partners[:1], **shared)
    many = ActionFactory(slug="many", starts_on=day, partners=partners, **shared)
    for partner in partners:
        ContributionFactory(action=many, giver=partner)


@pytest.mark.parametrize("number", [3, 300])
def test_pages_ask_the_same_few_queries(client, number):
    actions_in_full(number)
    counted = {}
    for path in PAGES:
        with CaptureQueriesContext(connection) as queries:
            assert client.get(f"/en/{path}").status_code == 200
        counted[path] = len(queries)
    assert counted == PAGES
