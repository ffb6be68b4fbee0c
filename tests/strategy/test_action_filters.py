"""The list of actions, filtered: what is found, what is told, and in how much time."""

import datetime
from urllib.parse import urlencode

import pytest

from strategy.models import Action
from tests.factories import (
    ActionFactory,
    ActorFactory,
    ComponentFactory,
    CountryFactory,
    RoleFactory,
)
from tests.pages import links_of, text_of

pytestmark = pytest.mark.django_db

Status = Action.Status


def found(client, **query) -> str:
    response = client.get("/en/actions/", query)
    assert response.status_code == 200, text_of(response)
    return text_of(response)


@pytest.fixture
def two():
    """An action in Varna, and one in Tuzla that differs in everything."""
    varna = ActionFactory(
        title_en="In Varna",
        components=[ComponentFactory()],
        countries=[CountryFactory(slug="bulgaria")],
        leader=ActorFactory(slug="scac-sofia", role=RoleFactory(acronym="SCAC")),
        starts_on=datetime.date(2012, 5, 1),
        ends_on=datetime.date(2013, 5, 1),
        status=Status.COMPLETED,
    )
    ActionFactory(
        title_en="In Tuzla",
        components=[ComponentFactory()],
        countries=[CountryFactory()],
        leader=ActorFactory(role=RoleFactory(acronym="ASI")),
        starts_on=datetime.date(2014, 1, 1),
        ends_on=datetime.date(2014, 2, 1),
    )
    return varna


def test_each_filter_leaves_what_is_like_that(client, two):
    chosen = {
        "component": two.components.get().pk,
        "country": "bulgaria",
        "year": 2013,
        "role": two.leader.role.anchor,
        "status": "completed",
        "leader": "scac-sofia",
    }
    for name, value in [*chosen.items(), (None, None)]:
        shown = found(client, **({name: value} if name else chosen))
        assert "In Varna" in shown, name
        assert "In Tuzla" not in shown, name
    nothing = found(client, country="bulgaria", status="ongoing")
    assert "No action matches." in nothing
    assert "Show all actions" in nothing


@pytest.mark.parametrize(
    ("starts", "ends", "status", "years"),
    [
        ("2012-05-01", "2014-01-01", Status.ONGOING, {2012, 2013, 2014}),
        ("2012-05-01", None, Status.COMPLETED, {2012}),
        ("2012-05-01", None, Status.ONGOING, {2012, 2013, 2014, 2015}),
        (None, "2013-12-31", Status.ONGOING, {2013}),
        (None, None, Status.ONGOING, set()),
    ],
)
def test_years_are_those_in_which_it_is_known_to_have_been_under_way(starts, ends, status, years):
    ActionFactory(starts_on=starts, ends_on=ends, status=status)
    looked_at = range(2011, 2016)
    assert {year for year in looked_at if Action.objects.active_in(year).exists()} == years


def test_years_offered_begin_with_this_one_and_end_with_the_first_known(client):
    for day in (datetime.date(2011, 3, 1), None):
        ActionFactory(starts_on=day)
    html = client.get("/en/actions/").content.decode()
    assert '<option value="2011">' in html
    assert '<option value="2010">' not in html


def test_filters_stay_when_one_turns_the_page(client):
    post = ActorFactory(slug="scac-sofia")
    ActionFactory.create_batch(25, leader=post)
    ActionFactory.create_batch(30)
    links = links_of(client.get("/en/actions/?status=ongoing&leader=scac-sofia"))
    assert "?status=ongoing&leader=scac-sofia&page=2" in links
    last = client.get("/en/actions/?status=ongoing&leader=scac-sofia&page=2")
    assert last.content.count(b"<article") == 1
    assert 'value="scac-sofia"' in last.content.decode()  # sent again with other choices


HOSTILE = ["\0", "-1", "²", "9" * 5000, "'; DROP TABLE x", "\ud800", "%", "<script>", "nobody"]


@pytest.mark.parametrize("name", ["component", "country", "year", "role", "status", "leader"])
def test_what_is_not_offered_is_refused_in_words(client, two, name):
    for value in HOSTILE:
        query = urlencode({name: value}, errors="surrogatepass")
        response = client.get(f"/en/actions/?{query}")
        assert response.status_code == 400, value
        told = response.content.decode()
        assert "invalid-feedback" in told or "There is no such post." in told, value
        assert "In Varna" in told


def test_a_list_that_is_too_long_leads_to_the_filtered_one(client):
    country, post = CountryFactory(slug="bulgaria", partner=True), ActorFactory(slug="scac-sofia")
    ActionFactory.create_batch(13, countries=[country], leader=post)
    for path, filtered, told in (
        ("countries/bulgaria/", "/en/actions/?country=bulgaria", "All 13 actions in"),
        ("network/scac-sofia/", "/en/actions/?leader=scac-sofia", "All 13 actions led"),
    ):
        response = client.get(f"/en/{path}")
        assert response.content.count(b"/en/actions/action-") == 12
        assert filtered in links_of(response)
        assert told in text_of(response)
