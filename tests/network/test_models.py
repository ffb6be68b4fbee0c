import datetime

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import translation

from network.models import Actor, Country, FormerName, Holder
from tests.factories import (
    ActorFactory,
    CountryFactory,
    FormerNameFactory,
    HolderFactory,
    MemberFactory,
    OrganisationFactory,
    PartnershipFactory,
    RoleFactory,
    TownFactory,
)

pytestmark = pytest.mark.django_db

DAY = datetime.date(2015, 1, 1)
NEXT_DAY = datetime.date(2015, 1, 2)


def twice(factory, **values):
    def make():
        factory.create_batch(2, **values)

    return make


REFUSED = {
    "a country code twice": twice(CountryFactory, code="BG"),
    "a country code in small letters": lambda: CountryFactory(code="bg"),
    "a country address twice": twice(CountryFactory, slug="bulgaria"),
    "a partnership that ends on its first day": lambda: PartnershipFactory(since=DAY, until=DAY),
    "a role's acronym twice": twice(RoleFactory, acronym="SCAC"),
    "a colour that is a word": lambda: RoleFactory(colour="red"),
    "a town off the globe": lambda: TownFactory(latitude=91),
    "an organisation of no known kind": lambda: OrganisationFactory(kind="club"),
    "a visibility that nobody decided on": lambda: ActorFactory(email_visibility="all"),
    "a post's address twice": twice(ActorFactory, slug="scac-sofia"),
    "a holder who leaves before arriving": lambda: HolderFactory(since=NEXT_DAY, until=DAY),
}


@pytest.mark.parametrize("make", REFUSED.values(), ids=REFUSED)
def test_database_refuses(make):
    with pytest.raises(IntegrityError), transaction.atomic():
        make()


def test_country_has_one_open_partnership():
    country = CountryFactory(partner=True)
    with pytest.raises(IntegrityError), transaction.atomic():
        PartnershipFactory(country=country, since=datetime.date(2020, 1, 1))


def test_partnership_overlapping_a_closed_one_is_refused_in_words():
    country = CountryFactory(former_partner=True)
    with pytest.raises(ValidationError, match="Another partnership"):
        PartnershipFactory.build(country=country, since=datetime.date(2017, 1, 1)).full_clean()


def test_post_has_one_current_holder():
    post = ActorFactory(held=True)
    with pytest.raises(IntegrityError), transaction.atomic():
        HolderFactory(actor=post, since=datetime.date(2020, 1, 1))


def test_holder_may_follow_on_the_day_the_other_leaves():
    """`until` is the day after the last one: no gap, no overlap."""
    leaver = HolderFactory(until=DAY)
    follower = HolderFactory.build(actor=leaver.actor, since=DAY)
    follower.full_clean()
    follower.save()
    assert list(Holder.objects.on(DAY)) == [follower]
    assert list(Holder.objects.on(DAY - datetime.timedelta(days=1))) == [leaver]


def test_holder_overlapping_another_is_refused_in_words():
    leaver = HolderFactory(until=NEXT_DAY)
    with pytest.raises(ValidationError, match="Somebody else holds this post"):
        HolderFactory.build(actor=leaver.actor, since=DAY).full_clean()


def test_kosovo_code_is_valid():
    CountryFactory.build(code="XK").full_clean()


def test_country_bears_the_name_of_the_day():
    country = CountryFactory(name_en="North Macedonia", name_fr="Macédoine du Nord")
    FormerNameFactory(country=country, name_en="Macedonia", name_fr="Macédoine")
    change = datetime.date(2019, 2, 12)
    assert country.name_on(change - datetime.timedelta(days=1)) == "Macedonia"
    assert country.name_on(change) == "North Macedonia"
    with translation.override("fr"):
        assert country.name_on(DAY) == "Macédoine"


def test_country_with_two_former_names_bears_the_right_one():
    country = CountryFactory(name_en="Third")
    for name, year in (("Second", 2000), ("First", 1990)):
        FormerName.objects.create(
            country=country, name_en=name, name_fr=name, until=datetime.date(year, 1, 1)
        )
    years = (1980, 1995, 2010)
    assert [country.name_on(datetime.date(year, 1, 1)) for year in years] == [
        "First",
        "Second",
        "Third",
    ]


def test_partners_are_those_of_the_day():
    left = CountryFactory(former_partner=True)
    stays = CountryFactory(partner=True)
    CountryFactory()
    assert set(Country.objects.partners(on=DAY)) == {left, stays}
    assert list(Country.objects.partners()) == [stays]
    assert not Country.objects.partners(on=datetime.date(2014, 6, 29)).exists()


def test_partners_stand_in_the_reader_s_alphabet():
    germany = CountryFactory(name_en="Germany", name_fr="Allemagne")
    france = CountryFactory(name_en="France", name_fr="France")
    assert list(Country.objects.by_name()) == [france, germany]
    with translation.override("fr"):
        assert list(Country.objects.by_name()) == [germany, france]


def test_town_in_another_country_is_refused_beside_the_field():
    with pytest.raises(ValidationError) as refused:
        OrganisationFactory.build(country=CountryFactory(), town=TownFactory()).full_clean()
    assert list(refused.value.message_dict) == ["town"]


@pytest.mark.parametrize(
    ("visibility", "public", "signed_in"),
    [("public", True, True), ("network", False, True), ("nobody", False, False)],
)
def test_contact_shows_as_decided(visibility, public, signed_in):
    post = ActorFactory(
        email="post@example.org", email_visibility=visibility, phone="+43 1 000 00 00"
    )
    assert ("email" in post.contact_for()) is public
    assert ("email" in post.contact_for(MemberFactory())) is signed_in
    assert "phone" not in post.contact_for(MemberFactory())


def test_contact_is_private_unless_somebody_decides():
    post = Actor(email="post@example.org", phone="+43 1 000 00 00")
    assert post.contact_for() == {}


def test_post_without_current_holder_is_vacant():
    left = HolderFactory(left=True)
    post = Actor.objects.with_holders().get(pk=left.actor_id)
    assert post.holder is None
    assert Actor.objects.with_holders(on=DAY).get(pk=left.actor_id).holder == left


def test_cards_of_posts_take_four_queries(django_assert_num_queries):
    """Posts, holders, countries, former names: for 3 posts and for 300."""
    for count in (3, 300):
        ActorFactory.create_batch(count - Actor.objects.count(), held=True)
        with django_assert_num_queries(4):
            for post in Actor.objects.with_holders():
                assert post.holder.full_name
                assert [country.name_on(DAY) for country in post.countries.all()]
