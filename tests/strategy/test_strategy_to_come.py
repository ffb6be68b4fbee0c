"""A strategy that is prepared in the admin, and adopted on a day to come, is on no page before."""

import pytest

from strategy.models import Strategy
from tests.factories import ActionFactory, ComponentFactory, CountryFactory, StrategyFactory
from thbnet.dates import today

pytestmark = pytest.mark.django_db
PAGES = (
    "strategy/",
    "actions/",
    "actions/varna/",
    "countries/bulgaria/",
    "network/scac/",
    "search/?q=unheard",
    "",
)


@pytest.fixture
def action():
    """Of a component in force, and already of one that is to come."""
    bulgaria = CountryFactory(slug="bulgaria", partner=True)
    in_force = ComponentFactory(strategy__adopted_on="2014-06-30", short_title_en="Knowing")
    to_come = ComponentFactory(
        strategy=StrategyFactory(adopted_on="2999-01-01", title_en="Unheard-of strategy"),
        number=77,
        title_en="Unheard-of aim",
        short_title_en="Unheard-of",
    )
    return ActionFactory(
        slug="varna",
        leader__slug="scac",
        leader__countries=[bulgaria],
        countries=[bulgaria],
        components=[in_force, to_come],
    )


def told(client) -> set[str]:
    found = {path for path in PAGES if "nheard-of" in client.get(f"/en/{path}").content.decode()}
    (row,) = client.get("/open-data/actions.json").json()
    return found | ({"open data"} if "77" in row["components"] else set())


def test_nothing_of_it_is_told(client, action):
    assert told(client) == set()
    key = action.components.get(number=77).pk
    assert client.get(f"/en/actions/?component={key}").status_code == 400


def test_it_is_told_from_its_day_on(client, action):
    Strategy.objects.filter(adopted_on="2999-01-01").update(adopted_on=today())
    assert {"strategy/", "actions/", "actions/varna/", "open data"} <= told(client)
