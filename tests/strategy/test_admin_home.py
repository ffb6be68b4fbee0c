"""What the strategy adds to the home page of the admin."""

import datetime
from http import HTTPStatus

import pytest
from django.urls import reverse

from network.models import Actor
from strategy.admin_home import MOST_ACTIONS
from strategy.models import Action
from strategy.staleness import MOST_ORGANISATIONS
from tests.admin_pages import page
from tests.factories import (
    ActionFactory,
    ActorFactory,
    HolderFactory,
    MemberFactory,
    OrganisationFactory,
)
from tests.pages import links_of, text_of
from thbnet.dates import today

pytestmark = pytest.mark.django_db

LONG_AGO = datetime.date(2020, 2, 1)
DAY = datetime.timedelta(days=1)


def home(client):
    return client.get(reverse("admin:index"))


def test_staff_see_which_of_their_actions_to_update_and_why(staff, sofia, sarajevo):
    Action.objects.update(confirmed_on=LONG_AGO)
    response = home(staff)
    assert "Training in Sofia Under way Not confirmed since 1 February 2020." in text_of(response)
    assert page(Action, "change", sofia.action.pk) in links_of(response)
    assert page(Action, "confirm", sofia.action.pk) in response.content.decode()
    assert "Sarajevo" not in text_of(response)


def test_action_whose_last_day_has_passed_must_be_edited(staff, sofia):
    Action.objects.update(confirmed_on=today(), ends_on=LONG_AGO)
    response = home(staff)
    assert "Its last day was 1 February 2020. Is it completed?" in text_of(response)
    assert f"{page(Action, 'change', sofia.action.pk)}#id_status" in links_of(response)
    assert page(Action, "confirm", sofia.action.pk) not in response.content.decode()


@pytest.mark.usefixtures("sofia")
@pytest.mark.parametrize(
    "values",
    [{"confirmed_on": today()}, {"status": Action.Status.COMPLETED, "ends_on": LONG_AGO}],
)
def test_actions_that_are_up_to_date_are_left_alone(staff, values):
    Action.objects.update(**values)
    text = text_of(home(staff))
    assert "Nothing to do" in text
    assert "Training in Sofia" not in text


def test_new_action_is_one_click_away(staff):
    assert page(Action, "add") in links_of(home(staff))


def test_longer_lists_of_actions_are_one_link_away(staff, sofia):
    ActionFactory.create_batch(MOST_ACTIONS, leader=sofia.actor)
    response = home(staff)
    assert response.content.decode().count('<li class="row">') == MOST_ACTIONS
    more = next(url for url in links_of(response) if "to_update=yes" in url)
    shown = staff.get(more).context["cl"].result_list
    assert len(shown) == MOST_ACTIONS + 1


@pytest.fixture
def ctr(client):
    """The CTR's browser. Its own office has no posts."""
    client.force_login(MemberFactory(ctr=True))
    return client


def to_update(response) -> dict[str, object]:
    found = [s.context for s in response.context["sections"] if "organisations" in s.context]
    return {row.name: row for row in found[0]["organisations"]}


def test_ctr_sees_what_has_gone_stale_embassy_by_embassy(ctr, sofia, sarajevo):
    """Each number leads to the list of exactly those rows."""
    HolderFactory(actor=ActorFactory(organisation=sofia.organisation, confirmed_on=today() - DAY))
    ActorFactory(organisation=sofia.organisation, confirmed_on=LONG_AGO)
    ActorFactory(organisation=sofia.organisation, until=today())
    Actor.objects.filter(pk=sofia.actor.pk).update(confirmed_on=LONG_AGO + DAY)
    Action.objects.filter(pk=sofia.action.pk).update(confirmed_on=LONG_AGO - DAY)
    row = to_update(home(ctr))["Embassy in Sofia"]
    assert (row.posts, row.vacant, row.actions) == (2, 1, 1)
    assert (row.oldest, row.never) == (LONG_AGO - DAY, 0)
    for number, url in (
        (row.posts, row.posts_url),
        (row.vacant, row.vacant_url),
        (row.actions, row.actions_url),
    ):
        rows = ctr.get(url).context["cl"].result_list
        assert len(rows) == number
        assert not any("Sarajevo" in str(row) for row in rows)
    assert sarajevo.organisation.name in to_update(home(ctr))


def test_embassies_with_most_to_update_come_first(ctr, sofia, sarajevo):
    ActionFactory(leader=sarajevo.actor)
    assert list(to_update(home(ctr))) == ["Embassy in Sarajevo", "Embassy in Sofia"]


@pytest.mark.usefixtures("sofia")
def test_what_was_never_confirmed_is_said_so(ctr):
    assert "never, for some" in text_of(home(ctr))


@pytest.mark.usefixtures("sofia")
def test_up_to_date_network_is_praised(ctr):
    Actor.objects.update(confirmed_on=today())
    Action.objects.update(confirmed_on=today())
    response = home(ctr)
    assert to_update(response) == {}
    assert "Everything has been looked at" in text_of(response)


def test_more_embassies_than_fit_are_counted(ctr):
    ActorFactory.create_batch(MOST_ORGANISATIONS + 2)
    response = home(ctr)
    assert len(to_update(response)) == MOST_ORGANISATIONS
    assert "2 more organisations stand in the lists" in text_of(response)


@pytest.mark.usefixtures("sarajevo")
def test_staff_do_not_see_how_others_do(staff):
    response = home(staff)
    assert not any("organisations" in section.context for section in response.context["sections"])
    assert "Sarajevo" not in response.content.decode()


@pytest.mark.usefixtures("sofia")
@pytest.mark.parametrize("kind", ["reviewer", "administrator"])
def test_others_see_neither(kind, client):
    client.force_login(MemberFactory(**{kind: True}, organisation=OrganisationFactory()))
    response = home(client)
    assert response.status_code == HTTPStatus.OK
    assert "Training in Sofia" not in response.content.decode()
    assert "embassy by embassy" not in text_of(response)
