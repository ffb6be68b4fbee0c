"""How many queries a list takes: a number, the same for 3 rows and for 300."""

import datetime

import pytest

from network.models import Actor, Country, Holder, Member, Organisation, Role, Town
from strategy.models import Action, Component, Contribution, Strategy
from tests.admin_pages import page
from tests.factories import (
    ActionFactory,
    ActorFactory,
    ComponentFactory,
    ContributionFactory,
    CountryFactory,
    FormerNameFactory,
    HolderFactory,
    MemberFactory,
    OrganisationFactory,
    PartnershipFactory,
    RoleFactory,
    StrategyFactory,
    TownFactory,
)

pytestmark = pytest.mark.django_db


def rows(factory, number: int, **values) -> list:
    """So many unsaved rows, written with one query."""
    model = factory._meta.model
    return model.objects.bulk_create(factory.build_batch(number, **values))


def actors(number: int) -> list[Actor]:
    posts = rows(ActorFactory, number, role=RoleFactory(), organisation=OrganisationFactory())
    country = FormerNameFactory().country
    covers = Actor.countries.through
    covers.objects.bulk_create([covers(actor=post, country=country) for post in posts])
    return posts


def holders(number: int):
    made = [HolderFactory.build(actor=actor) for actor in actors(number)]
    Holder.objects.bulk_create(made)


def countries(number: int):
    made = rows(CountryFactory, number)
    partners = [PartnershipFactory.build(country=country) for country in made]
    PartnershipFactory._meta.model.objects.bulk_create(partners)


LISTS = {
    Actor: (holders, 11),
    Holder: (holders, 7),
    Organisation: (
        lambda n: rows(OrganisationFactory, n, country=CountryFactory(), town=TownFactory()),
        6,
    ),
    Role: (lambda n: rows(RoleFactory, n), 5),
    Country: (countries, 5),
    Town: (lambda n: rows(TownFactory, n, country=CountryFactory()), 6),
    Member: (lambda n: rows(MemberFactory, n, organisation=OrganisationFactory()), 7),
    Strategy: (
        lambda n: [
            StrategyFactory(adopted_on=datetime.date(1990, 1, 1) + datetime.timedelta(days=day))
            for day in range(n)
        ],
        5,
    ),
    Component: (lambda n: rows(ComponentFactory, n, strategy=StrategyFactory()), 6),
    Action: (lambda n: rows(ActionFactory, n, leader=ActorFactory()), 11),
    Contribution: (
        lambda n: rows(ContributionFactory, n, giver=OrganisationFactory(), action=ActionFactory()),
        7,
    ),
}


@pytest.mark.parametrize("number", [3, 300])
@pytest.mark.parametrize("model", LISTS, ids=lambda model: model.__name__)
def test_list_takes_as_many_queries_for_3_rows_as_for_300(
    model, number, client, django_assert_num_queries
):
    make, queries = LISTS[model]
    client.force_login(MemberFactory(superuser=True))
    make(number)
    with django_assert_num_queries(queries):
        response = client.get(page(model, "changelist"))
    assert len(response.context["cl"].result_list) >= min(number, 50)
