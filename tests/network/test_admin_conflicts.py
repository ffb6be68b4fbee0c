"""Two people on the page of the same post or person: nobody loses a word without having chosen."""

import datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from network.models import Actor, Country, Holder, Visibility
from tests.admin_pages import page, typed
from tests.factories import (
    ActorFactory,
    CountryFactory,
    HolderFactory,
    MemberFactory,
    PartnershipFactory,
    RoleFactory,
)
from tests.pages import text_of
from tests.thbnet.test_pictures import encoded, plain
from tests.visits import Visit

pytestmark = pytest.mark.django_db


def picture() -> SimpleUploadedFile:
    return SimpleUploadedFile("me.jpg", encoded(plain(size=(60, 80)), "JPEG"))


@pytest.fixture
def actor():
    return ActorFactory(mandate_en="Help.", mandate_fr="Aider.", phone="+359 2 1")


@pytest.fixture
def pages(client, actor):
    """Two pages of the same post, opened one after the other by two colleagues."""
    colleagues = {"staff": True, "organisation": actor.organisation}
    maria = MemberFactory(first_name="Maria", last_name="Petrova", **colleagues)
    return Visit(client, maria, actor), Visit(client, MemberFactory(**colleagues), actor)


def test_second_save_is_told_and_keeps_both_texts(pages, actor):
    maria, other = pages
    maria.save(mandate_en="Help people.", mandate_fr="Aider les gens.")
    response = other.save(mandate_en="Help everybody.", phone="+359 2 2")
    assert response.status_code == 200
    told = text_of(response)
    assert "Maria Petrova saved this on" in told
    assert "after you had opened it" in told
    assert other.asked == {
        "choice-mandate_en": ("Help everybody.", "Help people.", "mine"),
        "choice-mandate_fr": ("Aider.", "Aider les gens.", "theirs"),
    }
    assert typed(response)["phone"] == "+359 2 2"
    actor.refresh_from_db()
    assert actor.mandate_en == "Help people."


def test_choices_proposed_are_applied_by_saving_again(pages, actor):
    maria, other = pages
    maria.save(mandate_en="Help people.", mandate_fr="Aider les gens.")
    other.save(mandate_en="Help everybody.", phone="+359 2 2")
    assert other.save().status_code == 302
    actor.refresh_from_db()
    assert actor.mandate_en == "Help everybody."
    assert actor.mandate_fr == "Aider les gens."
    assert actor.phone == "+359 2 2"


def test_choices_can_be_the_other_way(pages, actor):
    maria, other = pages
    maria.save(mandate_en="Help people.", mandate_fr="Aider les gens.")
    other.save(mandate_en="Help everybody.")
    choices = {"choice-mandate_en": "theirs", "choice-mandate_fr": "mine"}
    assert other.save(**choices).status_code == 302
    actor.refresh_from_db()
    assert actor.mandate_en == "Help people."
    assert actor.mandate_fr == "Aider."


def test_third_save_in_between_asks_again(pages, actor, client):
    maria, other = pages
    maria.save(mandate_en="Help people.")
    other.save(mandate_en="Help everybody.")
    Visit(client, maria.member, actor).save(mandate_en="Help the young.")
    other.save(**{"choice-mandate_en": "theirs"})
    assert other.asked == {"choice-mandate_en": ("Help everybody.", "Help the young.", "theirs")}
    assert other.save().status_code == 302
    actor.refresh_from_db()
    assert actor.mandate_en == "Help the young."


def test_error_beside_a_choice_forgets_neither(pages, actor):
    """The stale text of a field given up must not come back with the corrected form."""
    maria, other = pages
    maria.save(mandate_fr="Aider les gens.")
    other.save(phone="not a number")
    assert other.asked["choice-mandate_fr"][2] == "theirs"
    response = other.save()
    assert response.context["adminform"].form.errors.keys() == {"phone"}
    assert other.asked["choice-mandate_fr"][2] == "theirs"
    assert other.save(phone="+359 2 3").status_code == 302
    actor.refresh_from_db()
    assert (actor.mandate_fr, actor.phone) == ("Aider les gens.", "+359 2 3")


def test_other_fields_and_equal_texts_are_no_conflict(pages, actor):
    """Pressing Save twice, or what a member's form does not show."""
    maria, other = pages
    Actor.objects.get(pk=actor.pk).save()
    moved = Actor.objects.get(pk=actor.pk)
    moved.role = RoleFactory()
    moved.save()
    maria.save(mandate_en="Help people.")
    assert other.save(mandate_en="Help people.").status_code == 302


def test_ends_of_lines_are_no_change(client, actor):
    """Browsers send others than loaders write: a text not touched stays theirs."""
    Actor.objects.get(pk=actor.pk)
    actor.mandate_en = "One.\nTwo."
    actor.save()
    colleagues = {"staff": True, "organisation": actor.organisation}
    first = Visit(client, MemberFactory(**colleagues), actor)
    second = Visit(client, MemberFactory(**colleagues), actor)
    first.save(mandate_en="One.\r\nTwo.\r\nThree.")
    second.save(mandate_en="One.\r\nTwo.")
    assert second.asked["choice-mandate_en"][2] == "theirs"


def test_relations_and_choices_are_told_by_name(pages, actor):
    maria, other = pages
    greece, cyprus = CountryFactory(name_en="Greece"), CountryFactory(name_en="Cyprus")
    maria.save(countries=[greece.pk], email_visibility=Visibility.PUBLIC, email="a@example.org")
    other.save(countries=[cyprus.pk], email_visibility=Visibility.NETWORK)
    assert other.asked["choice-countries"] == ("Cyprus", "Greece", "mine")
    assert other.asked["choice-email_visibility"] == ("Signed-in members", "Everyone", "mine")
    other.save(**{"choice-countries": "theirs"})
    assert list(actor.countries.all()) == [greece]


@pytest.mark.parametrize("opened", ["", "nonsense", "actor:x", "holder:5", "actor:" + "9" * 40])
def test_page_that_does_not_say_when_it_was_opened_may_be_the_oldest(opened, pages, actor):
    maria, other = pages
    maria.save(mandate_en="Help people.")
    other.save(opened_versions=opened)
    assert other.asked == {"choice-mandate_en": ("Help.", "Help people.", "theirs")}


def test_row_without_history_is_compared_as_it_is(client):
    """Its first version was written after the page was opened: what it held before is not known."""
    actor = ActorFactory(mandate_en="Help.")
    actor.history.all().delete()
    colleagues = {"staff": True, "organisation": actor.organisation}
    first = Visit(client, MemberFactory(**colleagues), actor)
    second = Visit(client, MemberFactory(**colleagues), actor)
    first.save(mandate_en="Help people.")
    second.save()
    assert second.asked == {"choice-mandate_en": ("Help.", "Help people.", "mine")}


def test_own_other_window_is_told_as_such(client, actor):
    member = MemberFactory(staff=True, organisation=actor.organisation)
    first, second = Visit(client, member, actor), Visit(client, member, actor)
    first.save(phone="+359 2 4")
    assert "You saved this in another window" in text_of(second.save(phone="+359 2 5"))


def test_dates_and_posts_of_holders_conflict_like_texts(client):
    holder = HolderFactory(until=datetime.date(2014, 1, 1))
    actor = ActorFactory(organisation=holder.actor.organisation)
    colleagues = {"staff": True, "organisation": actor.organisation}
    first = Visit(client, MemberFactory(**colleagues), holder)
    second = Visit(client, MemberFactory(**colleagues), holder)
    first.save(until="2015-01-01", actor=actor.pk)
    second.save(until="2016-01-01")
    assert second.asked == {
        "choice-actor": (str(holder.actor), str(actor), "theirs"),
        "choice-until": ("1 January 2016", "1 January 2015", "mine"),
    }
    second.save(**{"choice-until": "theirs"})
    holder.refresh_from_db()
    assert (holder.actor, holder.until) == (actor, datetime.date(2015, 1, 1))


def test_rows_of_a_country_conflict_on_their_own(client):
    row = PartnershipFactory()
    ctr, other = MemberFactory(ctr=True), MemberFactory(ctr=True)
    first, second = Visit(client, ctr, row.country), Visit(client, other, row.country)
    first.save(**{"partnerships-0-since": "2015-01-01"})
    second.save(**{"partnerships-0-until": "2020-01-01"})
    assert second.asked == {
        "choice-partnerships-0-since": ("30 June 2014", "1 January 2015", "theirs")
    }
    assert second.save().status_code == 302
    row.refresh_from_db()
    assert (row.since.year, row.until.year) == (2015, 2020)


def test_row_removed_meanwhile_gives_the_words_back(client):
    row = PartnershipFactory()
    first = Visit(client, MemberFactory(ctr=True), row.country)
    second = Visit(client, MemberFactory(ctr=True), row.country)
    first.save(**{"partnerships-0-DELETE": "on"})
    response = second.save(**{"partnerships-0-until": "2020-01-01"})
    assert "Somebody has removed this row" in text_of(response)
    assert 'value="2020-01-01"' in response.content.decode()
    assert second.save(**{"partnerships-0-DELETE": "on"}).status_code == 302


def test_deleting_a_row_that_changed_meanwhile_asks_first(client):
    row = PartnershipFactory()
    first = Visit(client, MemberFactory(ctr=True), row.country)
    second = Visit(client, MemberFactory(ctr=True), row.country)
    first.save(**{"partnerships-0-until": "2020-01-01"})
    response = second.save(**{"partnerships-0-DELETE": "on"})
    assert "changed a row that you want to delete" in text_of(response)
    assert second.save(**{"partnerships-0-DELETE": "on"}).status_code == 302
    assert not row.country.partnerships.exists()


def test_page_of_a_deleted_person_gives_the_words_back(client):
    holder = HolderFactory(left=True)
    member = MemberFactory(staff=True, organisation=holder.actor.organisation)
    visit = Visit(client, member, holder)
    Holder.objects.all().delete()
    response = visit.save(biography_en="Born in <b>Lyon</b>.", given_name="Claire")
    assert response.status_code == 404
    assert "Born in &lt;b&gt;Lyon&lt;/b&gt;." in response.content.decode()
    assert "Claire" in text_of(response)
    assert not Holder.objects.exists()


def test_saving_again_without_a_change_writes_no_version(pages, actor):
    maria, other = pages
    maria.save()
    kept = actor.history.count()
    other.save()
    assert actor.history.count() == kept


def test_save_with_new_relations_is_one_version(pages, actor):
    maria, _other = pages
    kept = actor.history.count()
    maria.save(
        mandate_en="Help people.", countries=[row.pk for row in CountryFactory.create_batch(2)]
    )
    assert actor.history.count() == kept + 1
    assert actor.history.first().countries.count() == 2


def test_new_row_of_the_admin_is_one_version(client):
    client.force_login(MemberFactory(ctr=True))
    address = page(Country, "add")
    client.post(
        address,
        typed(client.get(address))
        | {"name_en": "Utopia", "name_fr": "Utopie", "code": "UT", "slug": "utopia"},
    )
    assert [version.history_type for version in Country.objects.get(code="UT").history.all()] == [
        "+"
    ]


def test_portraits_of_two_people_are_chosen_between(client):
    holder = HolderFactory(pictured=True)
    colleagues = {"staff": True, "organisation": holder.actor.organisation}
    first = Visit(client, MemberFactory(**colleagues), holder)
    second = Visit(client, MemberFactory(**colleagues), holder)
    assert first.save(portrait=picture()).status_code == 302
    holder.refresh_from_db()
    second.save(portrait=picture(), given_name="Anna")
    assert second.asked["choice-portrait"][2] == "mine"
    assert second.save(**{"choice-portrait": "theirs"}).status_code == 302
    theirs = holder.portrait.name
    holder.refresh_from_db()
    assert (holder.given_name, holder.portrait.name) == ("Anna", theirs)
    assert holder.portrait.storage.exists(theirs)


def test_portrait_of_somebody_else_survives_a_save_without_one(client):
    holder = HolderFactory()
    colleagues = {"staff": True, "organisation": holder.actor.organisation}
    first = Visit(client, MemberFactory(**colleagues), holder)
    second = Visit(client, MemberFactory(**colleagues), holder)
    first.save(portrait=picture())
    assert second.save(given_name="Anna").status_code == 302
    holder.refresh_from_db()
    assert holder.given_name == "Anna"
    assert holder.portrait
