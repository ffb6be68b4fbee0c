"""Long lists of actions are read by an index that has their order, and stop when a page is full."""

import datetime

import pytest
from django.db import connection

from strategy.models import Action
from tests.factories import ActionFactory, ActorFactory, ComponentFactory, CountryFactory

pytestmark = pytest.mark.django_db

MANY = 3000
DAYS = 1400


@pytest.fixture
def rows():
    """So many actions, each in one of ten countries and of one of three components."""
    posts, countries = ActorFactory.create_batch(5), CountryFactory.create_batch(10)
    components = ComponentFactory.create_batch(3)
    first = datetime.date(2014, 1, 1)
    made = Action.objects.bulk_create(
        ActionFactory.build(
            leader=posts[turn % 5],
            slug=f"one-{turn}",
            starts_on=first + datetime.timedelta(days=turn % DAYS),
        )
        for turn in range(MANY)
    )
    for field, others in ((Action.countries, countries), (Action.components, components)):
        column = f"{others[0]._meta.model_name}_id"
        field.through.objects.bulk_create(
            field.through(action_id=action.pk, **{column: others[turn % len(others)].pk})
            for turn, action in enumerate(made)
        )
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    return {"post": posts[0], "country": countries[0], "component": components[0]}


def test_pages_of_actions_are_read_from_an_index_in_their_order(rows):
    every, post = Action.objects.all(), rows["post"]
    for name, actions in {
        "all": every,
        "of a component": every.of_component(rows["component"]),
        "in a country": every.in_country(rows["country"]),
        "of a year": every.active_in(2016),
        "led from": every.led_from(post.role),
        "of a status": every.filter(status=Action.Status.ONGOING),
        "of a leader": post.led_actions.all(),
    }.items():
        plan = actions[:25].explain()
        assert "strategy_action_" in plan, (name, plan)
        assert "Sort" not in plan, (name, plan)
        assert "TEMP B-TREE" not in plan, (name, plan)
        assert "Seq Scan on strategy_action " not in plan, (name, plan)
