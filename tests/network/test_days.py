"""What the public pages show from one day to the next: people leave, posts open and close."""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from network.models import Actor
from tests.admin_pages import fields_of, page, typed
from tests.factories import (
    ActionFactory,
    ActorFactory,
    CountryFactory,
    HolderFactory,
    MemberFactory,
)
from tests.pages import links_of, text_of

pytestmark = pytest.mark.django_db

LAST_DAY = datetime.date(2031, 1, 31)
NEXT_DAY = datetime.date(2031, 2, 1)
PUBLIC = [
    "",
    "network/",
    "network/scac-sofia/",
    "countries/",
    "countries/bulgaria/",
    "actions/",
    "actions/training/",
    "strategy/",
    "glossary/",
    "contact/",
    "newsletter/",
]


@pytest.fixture
def on(monkeypatch):
    """`on(day)` moves today: to its first minute in Paris, when London is still a day behind."""

    def move(day):
        midnight = datetime.datetime.combine(day, datetime.time(0, 1))
        now = timezone.make_aware(midnight, timezone.get_default_timezone())
        monkeypatch.setattr(timezone, "now", lambda: now)

    return move


@pytest.fixture
def post():
    bulgaria = CountryFactory(slug="bulgaria", name_en="Bulgaria", partner=True)
    post = ActorFactory(
        slug="scac-sofia",
        role__acronym="SCAC",
        organisation__country=bulgaria,
        organisation__name_en="Embassy in Sofia",
        email="scac@example.org",
        email_visibility="public",
    )
    ActionFactory(slug="training", leader=post, countries=[bulgaria])
    return post


def pages_that_show(client, text) -> list[str]:
    answers = {path: client.get(f"/en/{path}") for path in PUBLIC}
    return [path for path, answer in answers.items() if text in answer.content.decode()]


SHOW_HOLDERS = ["network/", "network/scac-sofia/", "countries/bulgaria/", "actions/training/"]


def test_former_holder_leaves_every_page_on_the_day_after_the_last_one(client, post, on):
    HolderFactory(actor=post, family_name="Leaving", biography_en="Leaving.", until=NEXT_DAY)
    on(LAST_DAY)
    assert pages_that_show(client, "Leaving") == SHOW_HOLDERS
    on(NEXT_DAY)
    assert pages_that_show(client, "Leaving") == []
    assert pages_that_show(client, "Vacant post") == SHOW_HOLDERS


def test_planned_successor_enters_the_pages_on_the_first_day(client, post, on):
    HolderFactory(actor=post, until=NEXT_DAY)
    HolderFactory(actor=post, family_name="Arriving", since=NEXT_DAY)
    on(LAST_DAY)
    assert pages_that_show(client, "Arriving") == []
    on(NEXT_DAY)
    assert pages_that_show(client, "Arriving") == SHOW_HOLDERS


def test_closed_post_leaves_lists_and_maps_and_is_still_named_by_its_actions(client, post, on):
    Actor.objects.update(until=NEXT_DAY)
    shown = ["network/", "network/scac-sofia/", "countries/bulgaria/"]
    led = ["actions/", "actions/training/"]
    on(LAST_DAY)
    assert pages_that_show(client, "Embassy in Sofia") == sorted([*shown, *led], key=PUBLIC.index)
    on(NEXT_DAY)
    left = pages_that_show(client, "Embassy in Sofia")
    assert left == ["network/scac-sofia/", "countries/bulgaria/", *led]
    posts = text_of(client.get("/en/countries/bulgaria/")).partition("Actions")[0]
    assert "Embassy in Sofia" not in posts
    assert "No post is listed yet." in text_of(client.get("/en/network/"))
    assert "No post at present" in text_of(client.get("/en/glossary/"))


def test_closed_posts_page_says_so_and_names_no_contact(client, post, on):
    HolderFactory(actor=post, family_name="Someone")
    Actor.objects.update(until=NEXT_DAY)
    on(LAST_DAY)
    assert "scac@example.org" in client.get("/en/network/scac-sofia/").content.decode()
    on(NEXT_DAY)
    response = client.get("/en/network/scac-sofia/")
    assert "This post was closed on 1 February 2031." in text_of(response)
    told = response.content.decode()
    assert not [name for name in ("Someone", "scac@example.org", "Vacant") if name in told]
    assert "contact form" not in text_of(response)
    action = text_of(client.get("/en/actions/training/"))
    assert "SCAC, Embassy in Sofia Closed post" in action
    assert "Someone" not in action


def test_post_to_come_does_not_exist_before_its_first_day(client, post, on):
    Actor.objects.update(since=NEXT_DAY)
    link = '<a href="/en/network/scac-sofia/"><span lang="fr">SCAC'
    on(LAST_DAY)
    assert client.get("/en/network/scac-sofia/").status_code == 404
    assert pages_that_show(client, link) == []
    assert "Not open yet" in text_of(client.get("/en/actions/training/"))
    on(NEXT_DAY)
    assert client.get("/en/network/scac-sofia/").status_code == 200
    linking = ["network/", "countries/bulgaria/", "actions/training/"]
    assert pages_that_show(client, link) == linking


def test_admin_links_to_no_page_that_does_not_exist_yet(client, post):
    client.force_login(MemberFactory(ctr=True))
    url = page(Actor, "change", post.pk)
    assert post.get_absolute_url() in links_of(client.get(url))
    Actor.objects.update(since=NEXT_DAY)
    assert post.get_absolute_url() not in links_of(client.get(url))


def test_only_the_ctr_opens_and_closes_posts(client, post):
    client.force_login(MemberFactory(staff=True, organisation=post.organisation))
    url = page(Actor, "change", post.pk)
    sent = typed(client.get(url))
    assert not {"since", "until"} & sent.keys()
    client.post(url, sent | {"until": "2031-02-01"})
    assert Actor.objects.get().until is None

    client.force_login(MemberFactory(ctr=True))
    client.post(url, typed(client.get(url)) | {"until": "2031-02-01"})
    assert Actor.objects.get().until == NEXT_DAY
    assert "until" in fields_of(client.get(page(Actor, "add")))


def test_lists_to_choose_from_tell_what_has_ended(client, post):
    HolderFactory(actor=post, family_name="Former", until=datetime.date(2020, 2, 1))
    Actor.objects.update(until=datetime.date(2020, 1, 1))
    client.force_login(MemberFactory(ctr=True))
    for asked, told in (
        (("strategy", "action", "leader"), "Embassy in Sofia (until 31 December 2019)"),
        (("newsletter", "interview", "holder"), "Former (until 31 January 2020)"),
    ):
        names = dict(zip(("app_label", "model_name", "field_name"), asked, strict=True))
        (row,) = client.get(reverse("admin:autocomplete"), names).json()["results"]
        assert row["text"].endswith(told)
