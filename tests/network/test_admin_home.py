"""The home page of the admin, as an embassy's staff see it."""

import datetime
from http import HTTPStatus

import pytest
from django.urls import reverse

from network.admin_home import MOST_POSTS
from network.models import Actor, Holder, Visibility
from tests.admin_pages import page
from tests.factories import ActorFactory, HolderFactory, MemberFactory, OrganisationFactory
from tests.pages import links_of, text_of
from thbnet.dates import today
from thbnet.templatetags.days import day

pytestmark = pytest.mark.django_db

HOME = "admin:index"


@pytest.fixture
def embassy():
    return OrganisationFactory(name_en="Embassy in Sofia")


@pytest.fixture
def staff(client, embassy):
    client.force_login(MemberFactory(staff=True, organisation=embassy))
    return client


def complete(embassy, **values) -> Actor:
    """A post that lacks nothing."""
    return ActorFactory(
        organisation=embassy,
        mandate_en="Prevention.",
        mandate_fr="Prévention.",
        email="office@example.org",
        **values,
    )


def home(client):
    return client.get(reverse(HOME))


def test_staff_see_their_posts_with_who_holds_them(staff, embassy):
    holder = HolderFactory(
        actor=complete(embassy, email_visibility=Visibility.NETWORK), family_name="Martin"
    )
    foreign = HolderFactory(family_name="Elsewhere")
    response = home(staff)
    text, links = text_of(response), links_of(response)
    assert "My embassy Embassy in Sofia" in text
    assert "Martin" in text
    assert "office@example.org Seen by: Signed-in members" in text
    assert page(Actor, "change", holder.actor_id) in links
    assert page(Actor, "handover", holder.actor_id) in links
    assert page(Holder, "change", holder.pk) in links
    assert holder.actor.get_absolute_url() in links
    assert "Elsewhere" not in text
    assert page(Actor, "change", foreign.actor_id) not in links


def test_vacant_post_asks_for_a_holder_who_is_given_that_post(staff, embassy):
    post = complete(embassy)
    HolderFactory(actor=post, left=True, family_name="Former")
    response = home(staff)
    assert "Vacant post Add a holder" in text_of(response)
    assert "Former" not in text_of(response)
    address = f"{page(Holder, 'add')}?actor={post.pk}"
    assert address in links_of(response)
    form = staff.get(address).context["adminform"].form
    assert str(form["actor"].value()) == str(post.pk)


def test_closed_post_is_no_longer_listed(staff, embassy):
    post = complete(embassy, until=today())
    assert page(Actor, "change", post.pk) not in links_of(home(staff))


def test_who_leaves_and_who_comes_is_told(staff, embassy):
    soon, later = (today() + datetime.timedelta(days=days) for days in (30, 60))
    post = complete(embassy)
    HolderFactory(actor=post, until=soon)
    HolderFactory(actor=post, given_name="Zoe", family_name="Next", since=later)
    text = text_of(home(staff))
    assert f"In office until {day(soon - datetime.timedelta(days=1))}" in text
    assert f"From {day(later)} on: Zoe Next" in text


def test_vacant_post_whose_next_holder_is_known_asks_for_nobody_else(staff, embassy):
    post = complete(embassy)
    HolderFactory(actor=post, since=today() + datetime.timedelta(days=1), family_name="Tomorrow")
    response = home(staff)
    assert "Tomorrow" in text_of(response)
    assert "Add a holder" not in text_of(response)
    assert page(Actor, "handover", post.pk) in links_of(response)


@pytest.mark.parametrize(
    ("lacks", "sentence", "field"),
    [
        ({"mandate_fr": ""}, "The mandate is missing in French.", "mandate_fr"),
        ({"mandate_en": "", "mandate_fr": ""}, "The mandate is missing.", "mandate_en"),
        ({"email": ""}, "There is no e-mail address of the office.", "email"),
    ],
)
def test_what_a_post_lacks_is_said_and_leads_to_its_field(staff, embassy, lacks, sentence, field):
    post = complete(embassy)
    assert sentence not in text_of(home(staff))
    Actor.objects.update(**lacks)
    response = home(staff)
    assert sentence in text_of(response)
    address = f"{page(Actor, 'change', post.pk)}#id_{field}"
    assert address in links_of(response)
    assert f'id="id_{field}"' in staff.get(address).content.decode()


@pytest.mark.parametrize(
    ("values", "sentence", "field"),
    [
        ({}, "There is no portrait of", "portrait"),
        ({"biography_en": "A life."}, "The biography is missing in French.", "biography_fr"),
    ],
)
def test_what_a_profile_lacks_is_said_and_leads_to_its_field(
    staff, embassy, values, sentence, field
):
    holder = HolderFactory(actor=complete(embassy), **values)
    response = home(staff)
    assert sentence in text_of(response)
    address = f"{page(Holder, 'change', holder.pk)}#id_{field}"
    assert address in links_of(response)
    assert f'id="id_{field}"' in staff.get(address).content.decode()


def test_nobody_has_to_have_a_biography(staff, embassy):
    HolderFactory(actor=complete(embassy), pictured=True)
    text = text_of(home(staff))
    assert "missing" not in text
    assert "portrait of" not in text


@pytest.mark.parametrize(
    ("confirmed_on", "expected"),
    [
        (None, "Nobody has confirmed it yet Still correct"),
        (datetime.date(2020, 2, 1), "Not confirmed for six months Last on 1 February 2020"),
    ],
)
def test_post_nobody_confirmed_lately_asks_to_be(staff, embassy, confirmed_on, expected):
    complete(embassy, confirmed_on=confirmed_on)
    assert expected in text_of(home(staff))


def test_post_confirmed_today_does_not_ask_again(staff, embassy):
    post = complete(embassy, confirmed_on=today())
    response = home(staff)
    assert "Confirmed on" in text_of(response)
    assert page(Actor, "confirm", post.pk) not in response.content.decode()


def test_staff_without_an_organisation_learn_whom_to_ask(client):
    client.force_login(MemberFactory(staff=True, organisation=None))
    complete(OrganisationFactory())
    text = text_of(home(client))
    assert "Your account belongs to no embassy yet" in text
    assert "Still correct" not in text


def test_embassy_without_posts_learns_who_adds_them(staff):
    assert "No posts yet. The CTR adds them." in text_of(home(staff))


def test_longer_lists_of_posts_are_one_link_away(staff, embassy):
    ActorFactory.create_batch(MOST_POSTS + 1, organisation=embassy)
    response = home(staff)
    assert response.content.decode().count('id="post-') == 2 * MOST_POSTS  # card and heading
    assert "All our posts" in text_of(response)


@pytest.mark.parametrize("kind", ["ctr", "superuser", "reviewer", "administrator"])
def test_others_have_no_cards_of_posts(kind, client):
    member = MemberFactory(**{kind: True})
    complete(member.organisation or OrganisationFactory())
    client.force_login(member)
    response = home(client)
    assert response.status_code == HTTPStatus.OK
    assert "Edit the post" not in text_of(response)
    assert "Contacts of the network" in text_of(response)
