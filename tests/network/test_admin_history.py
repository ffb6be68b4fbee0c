"""What happened to a post, a person, a country, in the words of who reads it; and the way back."""

import datetime

import pytest
from django.contrib.auth.models import Permission

from network.models import Actor, Country, Holder
from tests.admin_pages import page, typed
from tests.factories import (
    ActorFactory,
    CountryFactory,
    FormerNameFactory,
    HolderFactory,
    MemberFactory,
    OrganisationFactory,
    PartnershipFactory,
)
from tests.pages import text_of
from tests.visits import add_versions

pytestmark = pytest.mark.django_db


def edit(row, **values):
    for name, value in values.items():
        setattr(row, name, value)
    row.save()


def history(client, row) -> str:
    return text_of(client.get(page(type(row), "history", row.pk)))


@pytest.fixture
def actor():
    return ActorFactory(mandate_en="Help the people.", mandate_fr="Aider.")


@pytest.fixture
def staff(client, actor):
    member = MemberFactory(
        staff=True, organisation=actor.organisation, first_name="Maria", last_name="Petrova"
    )
    client.force_login(member)
    client.member = member
    return client


@pytest.fixture
def ctr(client):
    client.force_login(MemberFactory(ctr=True))
    return client


def test_history_tells_who_changed_which_words(staff, actor):
    address = page(Actor, "change", actor.pk)
    staff.post(address, typed(staff.get(address)) | {"mandate_en": "Help young people."})
    told = history(staff, actor)
    assert "Maria Petrova" in told
    assert staff.member.email not in told
    assert "Mandate, English Help removed: the added: young people." in told
    assert "Mandate, French" not in told


def test_history_tells_relations_by_name_and_choices_by_label(staff, actor):
    edit(actor, email="scac@example.org", email_visibility="public")
    actor.countries.add(CountryFactory(name_en="Utopia"))
    told = history(staff, actor)
    assert "Who may see the e-mail address removed: Nobody added: Everyone" in told
    assert "Countries covered added: Utopia" in told


def test_history_tells_a_confirmation_apart(staff, actor):
    edit(actor, confirmed_on=datetime.date(2014, 5, 5))
    assert "– Confirmed" in history(staff, actor)


def test_history_shows_markup_as_text(staff, actor):
    edit(actor, mandate_en="<script>alert(1)</script>")
    assert b"<script>alert(1)" not in staff.get(page(Actor, "history", actor.pk)).content


def test_rows_of_a_country_appear_in_its_history(ctr):
    country = CountryFactory(name_en="Macedonia")
    partnership = PartnershipFactory(country=country)
    edit(partnership, until=datetime.date(2018, 1, 1))
    FormerNameFactory(country=country, name_en="FYROM").delete()
    told = history(ctr, country)
    assert "Partnership “Macedonia (30 June 2014 – 1 January 2018)”: Changed" in told
    assert "Until added: 1 January 2018" in told
    assert "Former name “FYROM”: Removed" in told
    assert "Name, English removed: FYROM" in told


def test_post_from_elsewhere_keeps_its_past_to_itself(staff, actor):
    """What Sarajevo wrote before the post moved is Sarajevo's, restored or read."""
    moved = ActorFactory(mandate_en="A secret of Sarajevo.")
    edit(moved, mandate_en="Another secret.")
    old = moved.history.first()
    edit(moved, organisation=actor.organisation, mandate_en="Nothing to hide.")
    edit(moved, phone="+359 2 1")
    told = history(staff, moved)
    assert "secret" not in told
    assert "The first version that is kept here" in told
    assert "+359 2 1" in told
    address = page(Actor, "change", moved.pk)
    assert staff.get(address, {"version": old.pk}).status_code == 404


def test_person_moves_along_with_the_post_and_keeps_the_past(staff, actor):
    holder = HolderFactory(biography_en="A secret.")
    edit(holder, biography_en="Still a secret.")
    edit(holder.actor, organisation=actor.organisation)
    edit(holder, biography_en="Now public.")
    edit(holder, biography_en="Now known.")
    told = history(staff, holder)
    assert "secret" not in told
    assert "Now removed: public. added: known." in told


def test_person_from_another_embassy_brings_no_past(staff, actor):
    holder = HolderFactory(biography_en="A secret.")
    edit(holder, actor=actor, biography_en="Public.")
    told = history(staff, holder)
    assert "secret" not in told
    assert str(holder.actor) not in told or "The first version" in told


def test_history_of_another_embassy_is_not_found(staff):
    foreign = ActorFactory(mandate_en="A secret.")
    response = staff.get(page(Actor, "history", foreign.pk))
    assert response.status_code == 302
    assert "secret" not in response.content.decode()


def test_ctr_reads_the_whole_past(ctr, actor):
    edit(actor, organisation=OrganisationFactory(name_en="Embassy in Sofia"))
    assert "Organisation removed: " in history(ctr, actor)
    assert "added: Embassy in Sofia" in history(ctr, actor)


def test_old_version_is_restored_by_saving_it(staff, actor):
    edit(actor, phone="+359 2 1")
    old = actor.history.first()
    edit(actor, phone="+359 2 2", mandate_en="Something else.")
    actor.countries.set([CountryFactory()])
    assert f"?version={old.pk}" in staff.get(page(Actor, "history", actor.pk)).content.decode()
    address = f"{page(Actor, 'change', actor.pk)}?version={old.pk}"
    response = staff.get(address)
    told = text_of(response)
    assert "You are looking at the version of" in told
    assert "Functional telephone number +359 2 removed: 2 added: 1" in told
    assert staff.post(address, typed(response)).status_code == 302
    actor.refresh_from_db()
    assert (actor.phone, actor.mandate_en) == ("+359 2 1", "Help the people.")
    assert list(actor.countries.all()) == [actor.organisation.country]


def test_restoring_leaves_what_the_form_does_not_show(staff, actor):
    old, slug = actor.history.first(), actor.slug
    edit(actor, slug="new-address")
    address = f"{page(Actor, 'change', actor.pk)}?version={old.pk}"
    staff.post(address, typed(staff.get(address)) | {"slug": slug, "role": "1"})
    actor.refresh_from_db()
    assert actor.slug == "new-address"


def test_restoring_a_person_keeps_the_portrait_of_today(client):
    holder = HolderFactory(pictured=True, given_name="Anna")
    old, portrait = holder.history.first(), holder.portrait.name
    edit(holder, given_name="Hanna", since=None)
    member = MemberFactory(staff=True, organisation=holder.actor.organisation)
    client.force_login(member)
    address = f"{page(Holder, 'change', holder.pk)}?version={old.pk}"
    assert client.post(address, typed(client.get(address))).status_code == 302
    holder.refresh_from_db()
    assert (holder.given_name, holder.since) == ("Anna", datetime.date(2012, 9, 1))
    assert holder.portrait.name == portrait


def test_restoring_leaves_out_what_no_longer_exists(staff, actor):
    gone = CountryFactory()
    actor.countries.add(gone)
    old = actor.history.first()
    actor.countries.remove(gone)
    gone.delete()
    address = f"{page(Actor, 'change', actor.pk)}?version={old.pk}"
    assert staff.post(address, typed(staff.get(address))).status_code == 302
    assert list(actor.countries.all()) == [actor.organisation.country]


def test_versions_that_are_not_the_rows_own_are_not_found(staff, actor):
    foreign = ActorFactory()
    colleague = ActorFactory(organisation=actor.organisation)
    holder = HolderFactory(actor=actor)
    address = page(Actor, "change", actor.pk)
    forged = [foreign.history.first().pk, colleague.history.first().pk]
    forged += ["", "abc", "-1", "1" + "0" * 30, "9" * 5000, "\0", 10**9]
    for version in forged:
        assert staff.get(address, {"version": version}).status_code == 404
    other = holder.history.first().pk
    if not actor.history.filter(pk=other).exists():
        assert staff.get(address, {"version": other}).status_code == 404


def test_who_may_only_look_restores_nothing(client, actor):
    edit(actor, phone="+359 2 1")
    old = actor.history.first()
    edit(actor, phone="+359 2 2")
    member = MemberFactory(is_staff=True, organisation=actor.organisation)
    member.user_permissions.set(Permission.objects.filter(codename="view_actor"))
    client.force_login(member)
    address = f"{page(Actor, 'change', actor.pk)}?version={old.pk}"
    assert "Look at this version" not in history(client, actor)
    assert client.get(address).status_code == 403
    assert client.post(address, {"phone": "+359 2 1"}).status_code == 403
    actor.refresh_from_db()
    assert actor.phone == "+359 2 2"


def test_row_that_moved_away_cannot_be_restored(staff, actor):
    old = actor.history.first()
    edit(actor, organisation=OrganisationFactory())
    address = f"{page(Actor, 'change', actor.pk)}?version={old.pk}"
    assert staff.get(address).status_code == 302
    assert staff.post(address, {"mandate_en": "Mine again."}).status_code == 404
    actor.refresh_from_db()
    assert actor.mandate_en == "Help the people."


@pytest.mark.parametrize("asked_for", ["0", "-1", "x", "9" * 5000, "2"])
def test_pages_of_a_history_that_do_not_exist_are_not_found(asked_for, staff, actor):
    address = page(Actor, "history", actor.pk)
    assert staff.get(address, {"page": asked_for}).status_code == 404


@pytest.mark.parametrize("number", [3, 300])
def test_history_takes_as_many_queries_for_3_versions_as_for_300(
    number, staff, actor, django_assert_num_queries
):
    add_versions(actor, number, mandate_en="Turn {}".format)
    with django_assert_num_queries(16):
        staff.get(page(Actor, "history", actor.pk))


@pytest.mark.parametrize("number", [3, 300])
def test_page_takes_as_many_queries_for_3_versions_as_for_300(
    number, ctr, django_assert_num_queries
):
    country = CountryFactory()
    add_versions(country, number, footnote_en="Turn {}".format)
    ctr.get(page(Country, "change", country.pk))  # Django learns the numbers of its content types
    with django_assert_num_queries(8):
        ctr.get(page(Country, "change", country.pk))
