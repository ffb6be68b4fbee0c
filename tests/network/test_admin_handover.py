"""One form: who leaves when, who arrives when."""

import datetime

import pytest
from django.contrib.auth.models import Group
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from network.handover import ChangedMeanwhile, Handover, hand_over
from network.models import Actor, Holder
from tests.admin_pages import errors_of, page, typed
from tests.factories import ActorFactory, HolderFactory, MemberFactory
from tests.hostile import DATES
from tests.pages import links_of, text_of
from tests.thbnet.test_pictures import SVG, encoded, plain
from thbnet.dates import today
from thbnet.templatetags.days import day as in_words

pytestmark = pytest.mark.django_db

SUCCESSOR = {"given_name": "Ben", "family_name": "After"}


def day(offset: int) -> datetime.date:
    return today() + datetime.timedelta(days=offset)


def address(actor) -> str:
    return reverse("admin:network_actor_handover", args=[actor.pk])


@pytest.fixture
def held():
    return HolderFactory(given_name="Ana", family_name="Before", rank_en="Colonel").actor


@pytest.fixture
def ctr():
    return MemberFactory(ctr=True)


@pytest.fixture
def staff(client, held):
    client.force_login(MemberFactory(staff=True, organisation=held.organisation))
    return client


def send(client, actor, **sent):
    """Fill in the page as it is shown, and save."""
    return client.post(address(actor), typed(client.get(address(actor))) | sent)


def told(client, response) -> str:
    assert response.status_code == 302
    return text_of(client.get(response.headers["Location"]))


def rows(actor) -> list[tuple]:
    return list(actor.holders.order_by("pk").values_list("family_name", "since", "until"))


SINCE = datetime.date(2012, 9, 1)


def test_one_leaves_and_the_next_one_follows(staff, held):
    told_after = told(staff, send(staff, held, last_day=day(9), since=day(10), **SUCCESSOR))
    assert rows(held) == [("Before", SINCE, day(10)), ("After", day(10), None)]
    assert f"Colonel Ana Before holds the post until {in_words(day(9))}." in told_after
    assert f"From {in_words(day(10))} Ben After holds the post." in told_after
    assert "vacant" not in told_after.split("Not right?")[0]


def test_message_links_to_both_people(staff, held):
    response = send(staff, held, last_day=day(9), since=day(10), **SUCCESSOR)
    links = links_of(staff.get(response.headers["Location"]))
    assert {page(Holder, "change", holder.pk) for holder in held.holders.all()} <= set(links)


def test_post_is_vacant_between_the_two(staff, held):
    told_after = told(staff, send(staff, held, last_day=day(9), since=day(20), **SUCCESSOR))
    assert rows(held) == [("Before", SINCE, day(10)), ("After", day(20), None)]
    assert "Then the post is vacant." in told_after


def test_post_becomes_vacant_where_nobody_follows_yet(staff, held):
    told_after = told(staff, send(staff, held, last_day=day(9), nobody_yet="on"))
    assert rows(held) == [("Before", SINCE, day(10))]
    assert f"From {in_words(day(10))} the post is vacant." in told_after


def test_handover_of_the_past_is_told_as_past(staff, held):
    told_after = told(staff, send(staff, held, last_day=day(-9), since=day(-8), **SUCCESSOR))
    assert f"Colonel Ana Before held the post until {in_words(day(-9))}." in told_after
    assert f"Ben After has held the post since {in_words(day(-8))}." in told_after


@pytest.mark.parametrize("first_day", [9, 3])
def test_nobody_arrives_before_the_other_has_left(first_day, staff, held):
    response = send(staff, held, last_day=day(9), since=day(first_day), **SUCCESSOR)
    assert response.status_code == 422
    (message,) = errors_of(response)["since"]
    assert f"The next person can begin on {in_words(day(10))} at the earliest." in message
    assert 'value="After"' in response.content.decode()
    assert rows(held) == [("Before", SINCE, None)]


def test_everything_that_is_wrong_is_told_at_once(staff, held):
    response = send(staff, held, last_day=day(9), since=day(3), given_name="Ben")
    assert errors_of(response).keys() == {"since", "family_name"}


def test_last_day_before_the_first_one_is_a_message_beside_it(staff, held):
    response = send(staff, held, last_day="2012-08-30", nobody_yet="on")
    assert errors_of(response) == {"last_day": ["The end must come after the beginning."]}
    assert rows(held) == [("Before", SINCE, None)]


def test_only_the_arrival_is_asked_for_at_a_vacant_post(staff, held):
    held.holders.all().delete()
    shown = staff.get(address(held))
    assert "Fill a vacant post" in text_of(shown)
    assert not {"last_day", "nobody_yet"} & typed(shown).keys()
    told_after = told(staff, send(staff, held, since=day(0), **SUCCESSOR))
    assert f"Ben After has held the post since {in_words(day(0))}." in told_after


def test_names_and_first_day_are_needed_unless_nobody_comes(staff, held):
    response = send(staff, held, last_day=day(9))
    assert errors_of(response).keys() == {"given_name", "family_name", "since"}
    assert send(staff, held, last_day=day(9), nobody_yet="on").status_code == 302


def test_a_person_and_nobody_at_once_is_a_message(staff, held):
    response = send(staff, held, last_day=day(9), nobody_yet="on", family_name="After")
    assert errors_of(response).keys() == {"nobody_yet"}
    assert 'value="After"' in response.content.decode()


@pytest.mark.parametrize(("last", "first"), [(30, 31), (3, 4), (9, 40), (2, 20), (15, 20)])
def test_planned_handover_is_edited_not_made_twice(last, first, staff, held):
    send(staff, held, last_day=day(9), since=day(10), **SUCCESSOR)
    shown = typed(staff.get(address(held)))
    assert (shown["last_day"], shown["family_name"]) == (day(9).isoformat(), "After")
    told(staff, send(staff, held, last_day=day(last), since=day(first), given_name="Benno"))
    assert rows(held) == [("Before", SINCE, day(last + 1)), ("After", day(first), None)]
    assert held.holders.get(family_name="After").given_name == "Benno"


def test_person_who_is_to_come_to_a_vacant_post_is_edited(staff, held):
    held.holders.update(until=day(-3))
    HolderFactory(actor=held, family_name="Planned", since=day(5))
    told(staff, send(staff, held, since=day(7)))
    assert rows(held)[1:] == [("Planned", day(7), None)]


def test_button_pressed_twice_makes_one_successor(staff, held):
    sent = typed(staff.get(address(held)))
    sent |= {"last_day": day(9), "since": day(10), **SUCCESSOR}
    for _time in range(2):
        assert "From" in told(staff, staff.post(address(held), sent))
    assert len(rows(held)) == 2


def test_second_of_two_people_is_told_and_overwrites_nothing(staff, held):
    sent = typed(staff.get(address(held))) | {"last_day": day(9), "since": day(10)}
    send(staff, held, last_day=day(19), since=day(20), **SUCCESSOR)
    for _time in range(2):
        response = staff.post(address(held), sent | {"given_name": "Eve", "family_name": "Other"})
        assert response.status_code == 409
        assert "Somebody else has changed who holds this post" in text_of(response)
        assert "Ben After" in text_of(response)
        assert 'value="Other"' in response.content.decode()
    assert rows(held) == [("Before", SINCE, day(20)), ("After", day(20), None)]


def test_post_deleted_while_the_action_waits_is_no_error(held, ctr):
    held.holders.all().delete()
    seen = Handover.of(held).stamp
    Actor.objects.all().delete()
    with pytest.raises(ChangedMeanwhile):
        hand_over(held, by=ctr, seen=seen, arrives=Holder(since=day(0), **SUCCESSOR))


@pytest.mark.parametrize("bad", [*DATES, "9999-12-31", "0001-01-01", ""])
def test_bad_dates_are_messages_beside_them(bad, staff, held):
    response = send(staff, held, last_day=bad, since=bad, **SUCCESSOR)
    assert response.status_code == 422
    assert errors_of(response).keys() == {"last_day", "since"}
    assert rows(held) == [("Before", SINCE, None)]


@pytest.mark.parametrize("name", ["family_name", "rank_en", "function_fr", "biography_en"])
def test_endless_text_is_a_message_beside_it(name, staff, held):
    sent = SUCCESSOR | {"last_day": day(9), "since": day(10), name: "x" * 50_000}
    response = send(staff, held, **sent)
    assert errors_of(response).keys() == {name}


def test_picture_that_is_none_is_a_message_and_loses_nothing(staff, held):
    hostile = SimpleUploadedFile("me.jpg", SVG)
    response = send(staff, held, last_day=day(9), since=day(10), portrait=hostile, **SUCCESSOR)
    assert "JPEG, PNG or WebP" in str(errors_of(response)["portrait"])
    assert 'value="After"' in response.content.decode()
    assert rows(held) == [("Before", SINCE, None)]


def photograph() -> SimpleUploadedFile:
    return SimpleUploadedFile("me.jpg", encoded(plain(size=(600, 720)), "JPEG"))


def test_portrait_of_who_arrives_is_kept_and_replaced(
    staff, held, django_capture_on_commit_callbacks
):
    send(staff, held, last_day=day(9), since=day(10), portrait=photograph(), **SUCCESSOR)
    portrait = held.holders.get(family_name="After").portrait
    assert portrait.card in staff.get(address(held)).content.decode()
    with django_capture_on_commit_callbacks(execute=True):
        assert send(staff, held, portrait=photograph()).status_code == 302
    assert not default_storage.exists(portrait.name)
    assert default_storage.exists(held.holders.get(family_name="After").portrait.name)


def test_portrait_of_who_leaves_is_shown(staff, held):
    leaving = HolderFactory(actor=ActorFactory(organisation=held.organisation), pictured=True)
    html = staff.get(address(leaving.actor)).content.decode()
    assert leaving.portrait.card in html
    assert f'alt="{leaving.portrait_alt}"' in html


def test_nobody_is_given_a_post_that_is_closed_by_then(staff, held):
    Actor.objects.update(until=day(10))
    response = send(staff, held, last_day=day(9), since=day(10), **SUCCESSOR)
    assert errors_of(response) == {"since": [f"This post is closed from {in_words(day(10))} on."]}
    assert rows(held) == [("Before", SINCE, None)]


def test_handover_is_in_the_history_and_confirms_the_post(staff, held):
    send(staff, held, last_day=day(9), since=day(10), **SUCCESSOR)
    users = {
        record.history_user.organisation_id
        for holder in held.holders.all()
        for record in holder.history.all()[:1]
    }
    assert users == {held.organisation_id}
    assert Actor.objects.get().confirmed_on == today()


@pytest.mark.parametrize("method", ["get", "post"])
def test_page_of_another_embassy_is_not_found(method, client, held):
    client.force_login(MemberFactory(staff=True))
    sent = {"last_day": day(9), "nobody_yet": "on", "seen": "x"}
    response = getattr(client, method)(address(held), sent)
    missing = getattr(client, method)(reverse("admin:network_actor_handover", args=[10**30]), sent)
    assert response.status_code == missing.status_code in (302, 404)
    assert response.headers.get("Location") == missing.headers.get("Location")
    assert "Before" not in client.get(reverse("admin:index")).content.decode()
    assert rows(held) == [("Before", SINCE, None)]


@pytest.mark.parametrize("right", ["change_actor", "add_holder", "change_holder"])
def test_page_needs_every_right_that_it_uses(right, staff, held):
    group = Group.objects.get(name="Embassy staff")
    group.permissions.remove(group.permissions.get(codename=right))
    assert staff.get(address(held)).status_code == 403


def test_pages_of_post_and_holder_lead_there(staff, held):
    for model, pk in ((Actor, held.pk), (Holder, held.holders.get().pk)):
        assert address(held) in links_of(staff.get(page(model, "change", pk)))


def test_former_holders_page_offers_no_handover(staff, held):
    held.holders.update(until=day(0))
    links = links_of(staff.get(page(Holder, "change", held.holders.get().pk)))
    assert address(held) not in links


def test_closed_posts_page_offers_neither_handover_nor_holder(client, held):
    Actor.objects.update(until=day(0))
    client.force_login(MemberFactory(ctr=True))
    links = links_of(client.get(page(Actor, "change", held.pk)))
    assert not [link for link in links if "handover" in link or "holder/add/?" in link]


def test_holder_is_added_from_a_vacant_posts_page(staff, held):
    add = f"{page(Holder, 'add')}?actor={held.pk}"
    assert add not in links_of(staff.get(page(Actor, "change", held.pk)))
    held.holders.update(until=day(0))
    assert add in links_of(staff.get(page(Actor, "change", held.pk)))
    assert typed(staff.get(add))["actor"] == str(held.pk)


@pytest.mark.parametrize("count", [3, 300])
def test_page_asks_the_same_few_queries(count, staff, held, django_assert_num_queries):
    HolderFactory.create_batch(count, actor=held, since=None, until=datetime.date(2012, 1, 1))
    staff.get(address(held))
    with django_assert_num_queries(9):
        staff.get(address(held))
