"""What is confirmed as still correct: with one button, or by saving it."""

import datetime
from http import HTTPStatus

import pytest
from django.contrib.messages import get_messages
from django.test import Client
from django.urls import reverse

from network.actions import CONFIRMED, confirm
from network.models import Actor, Holder
from network.models.confirmed import STALE_AFTER
from strategy.models import Action
from tests.admin_pages import page, typed
from tests.factories import (
    ActionFactory,
    ActorFactory,
    ComponentFactory,
    CountryFactory,
    HolderFactory,
    MemberFactory,
    OrganisationFactory,
)
from thbnet.dates import today

pytestmark = pytest.mark.django_db

DAY = datetime.timedelta(days=1)


@pytest.fixture
def embassy():
    return OrganisationFactory()


@pytest.fixture
def member(embassy):
    return MemberFactory(staff=True, organisation=embassy)


@pytest.fixture
def staff(client, member):
    client.force_login(member)
    return client


def post_of(organisation):
    return ActorFactory(organisation=organisation)


def action_of(organisation):
    return ActionFactory(
        leader=post_of(organisation),
        components=[ComponentFactory()],
        countries=[CountryFactory()],
    )


ROWS = pytest.mark.parametrize("make", [post_of, action_of])


@ROWS
def test_confirming_is_dated_and_its_history_tells_who_did_it(make, embassy, member):
    thing = make(embassy)
    confirm(thing, by=member)
    thing.refresh_from_db()
    assert thing.confirmed_on == today()
    last = thing.history.first()
    assert (last.history_user, last.history_change_reason) == (member, CONFIRMED)


def test_confirming_writes_nothing_but_the_day(embassy, member):
    """Somebody who looked at an older state does not bring it back."""
    seen = ActorFactory(organisation=embassy)
    Actor.objects.update(mandate_en="Written meanwhile.")
    confirm(seen, by=member)
    assert Actor.objects.get().mandate_en == "Written meanwhile."
    assert seen.history.first().mandate_en == "Written meanwhile."


@ROWS
def test_button_confirms_says_so_and_leads_home(make, embassy, staff):
    thing = make(embassy)
    response = staff.post(page(thing, "confirm", thing.pk))
    assert response.url.partition("#")[0] == reverse("admin:index")
    assert [str(thing) in str(message) for message in get_messages(response.wsgi_request)] == [True]
    thing.refresh_from_db()
    assert thing.confirmed_on == today()


def test_button_leads_back_to_the_post_it_belongs_to(embassy, staff):
    post = post_of(embassy)
    response = staff.post(page(post, "confirm", post.pk))
    place = response.url.partition("#")[2]
    assert f'id="{place}" tabindex="-1"' in staff.get(reverse("admin:index")).content.decode()


def test_button_leads_back_to_the_actions(embassy, staff):
    action = action_of(embassy)
    response = staff.post(page(action, "confirm", action.pk))
    place = response.url.partition("#")[2]
    assert f'id="{place}" tabindex="-1"' in staff.get(reverse("admin:index")).content.decode()


@ROWS
def test_looking_confirms_nothing(make, embassy, staff):
    thing = make(embassy)
    response = staff.get(page(thing, "confirm", thing.pk))
    assert response.status_code == HTTPStatus.METHOD_NOT_ALLOWED
    thing.refresh_from_db()
    assert thing.confirmed_on is None


@ROWS
def test_another_embassys_row_is_as_if_it_were_not_there(make, staff):
    thing = make(OrganisationFactory())
    foreign = staff.post(page(thing, "confirm", thing.pk))
    missing = staff.post(page(thing, "confirm", thing.pk + 1000))
    assert foreign.status_code == missing.status_code == HTTPStatus.NOT_FOUND
    thing.refresh_from_db()
    assert thing.confirmed_on is None


@ROWS
def test_another_site_cannot_press_the_button(make, embassy, member):
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(member)
    thing = make(embassy)
    response = browser.post(page(thing, "confirm", thing.pk))
    assert response.status_code == HTTPStatus.FORBIDDEN


@ROWS
@pytest.mark.parametrize("kind", ["reviewer", "administrator"])
def test_who_may_change_nothing_may_confirm_nothing(kind, make, embassy, client):
    client.force_login(MemberFactory(**{kind: True}, organisation=embassy))
    thing = make(embassy)
    for key in (thing.pk, thing.pk + 1000):
        assert client.post(page(thing, "confirm", key)).status_code == HTTPStatus.FORBIDDEN


def test_strangers_are_sent_to_sign_in(client, embassy):
    post = post_of(embassy)
    response = client.post(page(post, "confirm", post.pk))
    assert response.status_code == HTTPStatus.FOUND
    assert not Actor.objects.exclude(confirmed_on=None).exists()


@ROWS
def test_saving_confirms(make, embassy, staff):
    thing = make(embassy)
    address = page(thing, "change", thing.pk)
    assert staff.post(address, typed(staff.get(address))).status_code == HTTPStatus.FOUND
    thing.refresh_from_db()
    assert thing.confirmed_on == today()


def test_saving_a_holder_confirms_the_post(embassy, staff):
    holder = HolderFactory(actor=post_of(embassy))
    address = page(Holder, "change", holder.pk)
    assert staff.post(address, typed(staff.get(address))).status_code == HTTPStatus.FOUND
    assert Actor.objects.get(pk=holder.actor_id).confirmed_on == today()


@pytest.mark.parametrize(
    ("confirmed", "due"),
    [(None, True), (STALE_AFTER + DAY, True), (STALE_AFTER, False), (DAY, False)],
)
def test_post_is_to_be_updated_half_a_year_after(confirmed, due):
    post = ActorFactory(confirmed_on=confirmed and today() - confirmed)
    assert Actor.objects.to_update().contains(post) == due == post.is_stale


def test_closed_post_is_not_to_be_updated():
    ActorFactory(until=today())
    assert not Actor.objects.to_update().exists()


@pytest.mark.parametrize("status", Action.Status.values)
@pytest.mark.parametrize("ends", [None, -DAY, DAY * 0])
@pytest.mark.parametrize("confirmed", [None, STALE_AFTER + DAY, DAY])
def test_action_is_to_be_updated_when_it_is_over_or_stale(status, ends, confirmed):
    """The set and the single action agree."""
    action = ActionFactory(
        status=status,
        ends_on=ends if ends is None else today() + ends,
        confirmed_on=confirmed and today() - confirmed,
    )
    open_ = status != Action.Status.COMPLETED
    due = action.is_overdue or (open_ and action.is_stale)
    assert Action.objects.to_update().contains(action) == due
    assert action.is_overdue == (open_ and ends == -DAY)


@pytest.mark.parametrize("model", [Actor, Action])
def test_list_shows_those_to_update(model, client):
    client.force_login(MemberFactory(ctr=True))
    old = ActionFactory()
    new = ActionFactory(confirmed_on=today())
    Actor.objects.filter(pk=new.leader_id).update(confirmed_on=today())
    response = client.get(page(model, "changelist"), {"to_update": "yes"})
    expected = old if model is Action else old.leader
    assert list(response.context["cl"].result_list) == [expected]


@ROWS
def test_confirming_meanwhile_takes_nothing_from_who_is_editing(make, embassy, staff, member):
    thing = make(embassy)
    address = page(thing, "change", thing.pk)
    opened = typed(staff.get(address))
    confirm(thing, by=member)
    assert staff.post(address, opened).status_code == HTTPStatus.FOUND
