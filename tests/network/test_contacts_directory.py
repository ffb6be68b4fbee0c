"""The contacts of the network, for members who may enter the admin."""

from http import HTTPStatus

import pytest
from django.urls import reverse

from network.models import Actor, Visibility
from tests.factories import (
    ActorFactory,
    CountryFactory,
    HolderFactory,
    MemberFactory,
    OrganisationFactory,
    RoleFactory,
)
from tests.pages import links_of, text_of
from thbnet.dates import today

pytestmark = pytest.mark.django_db


def directory(client, **query):
    return client.get(reverse("network-contacts"), query)


@pytest.fixture
def reader(client):
    """Somebody who may enter the admin, and nothing else."""
    client.force_login(MemberFactory(is_staff=True))
    return client


def test_home_page_leads_there_whoever_one_is(reader):
    assert reverse("network-contacts") in links_of(reader.get(reverse("admin:index")))


@pytest.mark.parametrize("visibility", Visibility.values)
@pytest.mark.parametrize("name", ["email", "phone"])
def test_contacts_are_those_that_the_one_rule_allows(reader, name, visibility):
    value = {"email": "office@example.org", "phone": "+43 1 000 00 00"}[name]
    post = ActorFactory(**{name: value, f"{name}_visibility": visibility})
    shown = value in directory(reader).content.decode()
    member = reader.get(reverse("admin:index")).wsgi_request.user
    assert shown == (name in post.contact_for(member)) == (visibility != Visibility.NOBODY)


@pytest.mark.parametrize("kind", ["superuser", "ctr", "staff"])
def test_nobodys_contact_is_shown_to_nobody(client, kind):
    member = MemberFactory(**{kind: True})
    client.force_login(member)
    own = member.organisation or OrganisationFactory()
    ActorFactory(organisation=own, email="office@example.org", email_visibility=Visibility.NOBODY)
    assert "office@example.org" not in directory(client).content.decode()


def test_readers_from_outside_see_nothing(client):
    ActorFactory(email="office@example.org", email_visibility=Visibility.PUBLIC)
    for member in (None, MemberFactory()):
        if member:
            client.force_login(member)
        response = directory(client)
        assert response.status_code == HTTPStatus.FOUND
        assert b"office@example.org" not in response.content


def test_posts_stand_under_the_country_of_their_seat(reader):
    for name in ("Serbia", "Albania"):
        country = CountryFactory(name_en=name)
        HolderFactory(
            actor__organisation=OrganisationFactory(country=country, name_en=f"Embassy, {name}"),
            family_name=f"Of{name}",
        )
    text = text_of(directory(reader))
    order = ["Albania", "Embassy, Albania", "OfAlbania", "Serbia", "Embassy, Serbia", "OfSerbia"]
    assert sorted(order, key=text.index) == order


def test_vacant_posts_are_there_and_closed_ones_are_not(reader):
    ActorFactory(role=RoleFactory(acronym="OPEN"))
    ActorFactory(role=RoleFactory(acronym="SHUT"), until=today())
    text = text_of(directory(reader))
    assert "OPEN" in text
    assert "Vacant post" in text
    assert "SHUT" not in text


@pytest.mark.parametrize("words", ["minca", "MINCÀ", "sofia north", "bulgaria", "scac"])
def test_search_finds_people_posts_and_places(reader, words):
    country = CountryFactory(name_en="Bulgaria")
    post = ActorFactory(
        role=RoleFactory(acronym="SCAC"),
        organisation=OrganisationFactory(name_en="Embassy in Sofia", country=country),
    )
    HolderFactory(actor=post, family_name="North-Mincà")
    HolderFactory(family_name="Somebody")
    text = text_of(directory(reader, q=words))
    assert "North-Mincà" in text
    assert "Somebody" not in text


@pytest.mark.parametrize("words", ["nothing of the kind", "\0", "'; --", "x" * 5000])
def test_search_for_anything_else_says_that_nothing_was_found(reader, words):
    ActorFactory()
    response = directory(reader, q=words)
    assert response.status_code == HTTPStatus.OK
    assert "Nothing found" in text_of(response)


def test_words_searched_for_stay_in_the_field(reader):
    assert 'value="&quot;&gt;&lt;b&gt;"' in directory(reader, q='"><b>').content.decode()


def test_page_is_not_kept_by_shared_caches(reader):
    assert "no-store" in directory(reader).headers["Cache-Control"]


@pytest.mark.parametrize("number", [3, 300])
def test_directory_takes_as_many_queries_for_3_posts_as_for_300(
    number, reader, django_assert_num_queries
):
    role, organisation = RoleFactory(), OrganisationFactory(in_town=True)
    posts = ActorFactory.build_batch(number, role=role, organisation=organisation)
    Actor.objects.bulk_create(posts)
    with django_assert_num_queries(7):
        directory(reader)
