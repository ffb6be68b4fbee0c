"""Who gets a message: the post it is for, and what happens where nobody would read it."""

import pytest

from network.models import Message, Role
from tests.factories import (
    ActorFactory,
    CountryFactory,
    HolderFactory,
    MemberFactory,
    OrganisationFactory,
)
from tests.pages import links_of, text_of
from thbnet.dates import today

from .messages import write

pytestmark = pytest.mark.django_db


@pytest.fixture
def bulgaria():
    return CountryFactory(slug="bulgaria", name_en="Bulgaria", partner=True)


@pytest.fixture
def scac(bulgaria):
    return post(bulgaria, "scac-sofia")


@pytest.fixture
def ctr(bulgaria):
    """A regional post, held, with an address of its own."""
    abroad = CountryFactory(slug="austria")
    return post(abroad, "ctr-vienna", held=True, email="ctr@example.org", countries=[bulgaria])


def post(seat, slug, **values):
    values = {"countries": [seat], **values}
    return ActorFactory(slug=slug, organisation=OrganisationFactory(country=seat), **values)


def address(post):
    return f"/en/network/{post.slug}/contact/"


def got(client, url, **said):
    """(who got the message, the post it was written to)."""
    assert write(client, url, **said).status_code == 302
    message = Message.objects.get()
    return message.post, message.written_to


def test_post_that_is_held_gets_its_message(client, scac, ctr):
    HolderFactory(actor=scac)
    MemberFactory(staff=True, organisation=scac.organisation)
    assert got(client, address(scac)) == (scac, scac)
    assert "at the moment" not in text_of(client.get(address(scac)))


def test_vacant_post_whose_colleagues_read_gets_its_message_and_says_who_covers_it(
    client, scac, ctr
):
    MemberFactory(staff=True, organisation=scac.organisation)
    page = client.get(address(scac))
    assert "Nobody holds this post at the moment." in text_of(page)
    assert f"read by others there: {scac.organisation}" in text_of(page)
    assert f"write to {ctr}" in text_of(page)
    assert address(ctr) in links_of(page)
    assert got(client, address(scac)) == (scac, scac)


def test_message_to_a_vacant_post_that_nobody_reads_goes_to_its_stand_in(client, scac, ctr):
    assert f"goes to the post that covers it meanwhile: {ctr}" in text_of(client.get(address(scac)))
    assert got(client, address(scac)) == (ctr, scac)


def test_address_of_a_vacant_post_is_read_by_nobody(client, scac, ctr):
    type(scac).objects.filter(pk=scac.pk).update(email="scac@example.org")
    assert got(client, address(scac)) == (ctr, scac)


def test_message_that_nobody_else_could_read_goes_to_the_office(client, scac):
    assert "goes to the network’s office" in text_of(client.get(address(scac)))
    assert got(client, address(scac)) == (None, scac)


def test_stand_in_has_the_same_role_and_few_countries_if_there_is_one(client, scac, ctr, bulgaria):
    seat = CountryFactory()
    near = post(seat, "near", held=True, email="near@example.org", countries=[seat, bulgaria])
    far = [seat, bulgaria, CountryFactory()]
    same = post(seat, "same", role=scac.role, held=True, email="same@example.org", countries=far)
    assert got(client, address(scac)) == (same, scac)
    Message.objects.all().delete()
    same.role = Role.objects.exclude(pk=scac.role_id).first()
    same.countries.add(*CountryFactory.create_batch(2))
    same.save()
    ctr.countries.add(*far)
    assert got(client, address(scac), text="Another one") == (near, scac)


@pytest.mark.parametrize("topic", ["action", "person", "other"])
def test_general_message_about_a_country_goes_to_the_embassy_there(client, scac, ctr, topic):
    HolderFactory(actor=scac)
    MemberFactory(staff=True, organisation=scac.organisation)
    assert got(client, "/en/contact/", topic=topic, country="bulgaria") == (scac, scac)


@pytest.mark.parametrize("topic", ["suggestion", "press", "newsletter"])
def test_what_concerns_the_portal_goes_to_the_office_whatever_the_country(client, scac, topic):
    HolderFactory(actor=scac)
    MemberFactory(staff=True, organisation=scac.organisation)
    assert got(client, "/en/contact/", topic=topic, country="bulgaria") == (None, None)


@pytest.mark.parametrize("period", [{"until": "today"}, {"since": "later"}])
def test_post_that_is_closed_or_still_to_come_has_no_form(client, bulgaria, period):
    days = {"today": today(), "later": today().replace(year=today().year + 1)}
    values = {name: days[day] for name, day in period.items()}
    closed = post(bulgaria, "closed", **values)
    assert client.get(address(closed)).status_code == 404
    assert write(client, address(closed)).status_code == 404
    page = client.get(closed.get_absolute_url())
    assert address(closed) not in page.content.decode()


def test_post_and_card_lead_to_the_form(client, scac):
    for path in ("network/scac-sofia/", "network/", "countries/bulgaria/"):
        assert address(scac) in links_of(client.get(f"/en/{path}")), path
