import datetime

import factory
from factory.django import DjangoModelFactory

from network.models import (
    Actor,
    Country,
    FormerName,
    Holder,
    Organisation,
    Partnership,
    Role,
    Town,
)

# Tests name real countries by their codes: those made in passing must not have one of these.
NAMED = [
    "AL",
    "AT",
    "BA",
    "BE",
    "BG",
    "BY",
    "CH",
    "CY",
    "CZ",
    "DE",
    "DK",
    "EE",
    "EL",
    "ES",
    "FI",
    "FR",
    "GB",
    "GR",
    "HR",
    "HU",
    "IE",
    "IS",
    "IT",
    "LI",
    "LT",
    "LU",
    "LV",
    "MC",
    "MD",
    "ME",
    "MK",
    "MT",
    "NL",
    "NO",
    "PL",
    "PT",
    "RO",
    "RS",
    "RU",
    "SE",
    "SI",
    "SK",
    "TR",
    "UA",
    "US",
    "VA",
    "XK",
]
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
CODES = [code for first in LETTERS for second in LETTERS if (code := first + second) not in NAMED]


def two_capitals(number: int) -> str:
    """AA, AB, ... ZZ: over 600 codes before they repeat."""
    return CODES[number % len(CODES)]


class CountryFactory(DjangoModelFactory):
    class Meta:
        model = Country
        skip_postgeneration_save = True

    class Params:
        partner = factory.Trait(
            partnership=factory.RelatedFactory(
                "tests.factories.PartnershipFactory", factory_related_name="country"
            )
        )
        former_partner = factory.Trait(
            partnership=factory.RelatedFactory(
                "tests.factories.PartnershipFactory",
                factory_related_name="country",
                until=datetime.date(2018, 1, 1),
            )
        )

    code = factory.Sequence(two_capitals)
    slug = factory.Sequence("country-{}".format)
    name_en = factory.Sequence("Country {}".format)
    name_fr = factory.Sequence("Pays {}".format)


class FormerNameFactory(DjangoModelFactory):
    class Meta:
        model = FormerName

    country = factory.SubFactory(CountryFactory)
    name_en = factory.Sequence("Old country {}".format)
    name_fr = factory.Sequence("Ancien pays {}".format)
    until = datetime.date(2019, 2, 12)


class PartnershipFactory(DjangoModelFactory):
    class Meta:
        model = Partnership

    country = factory.SubFactory(CountryFactory)
    since = datetime.date(2014, 6, 30)


class TownFactory(DjangoModelFactory):
    class Meta:
        model = Town

    country = factory.SubFactory(CountryFactory)
    name_en = factory.Sequence("Town {}".format)
    name_fr = factory.Sequence("Ville {}".format)
    latitude = "42.6977"
    longitude = "23.3219"


class OrganisationFactory(DjangoModelFactory):
    class Meta:
        model = Organisation

    class Params:
        in_town = factory.Trait(
            town=factory.SubFactory(TownFactory, country=factory.SelfAttribute("..country"))
        )

    kind = Organisation.Kind.EMBASSY
    name_en = factory.Sequence("Embassy {}".format)
    name_fr = factory.Sequence("Ambassade {}".format)
    country = factory.SubFactory(CountryFactory)


class RoleFactory(DjangoModelFactory):
    class Meta:
        model = Role

    acronym = factory.Sequence("R{}".format)
    name_en = factory.Sequence("Role {}".format)
    name_fr = factory.Sequence("Fonction {}".format)
    field_of_work_en = "Governance"
    field_of_work_fr = "Gouvernance"


class ActorFactory(DjangoModelFactory):
    """A vacant post that covers its organisation's country, unless `countries` are given."""

    class Meta:
        model = Actor
        skip_postgeneration_save = True

    class Params:
        held = factory.Trait(
            holder=factory.RelatedFactory(
                "tests.factories.HolderFactory", factory_related_name="actor"
            )
        )

    role = factory.SubFactory(RoleFactory)
    organisation = factory.SubFactory(OrganisationFactory)
    slug = factory.Sequence("post-{}".format)

    @factory.post_generation
    def countries(self, create, rows, **_kwargs):
        if create:
            self.countries.set([self.organisation.country] if rows is None else rows)


class HolderFactory(DjangoModelFactory):
    class Meta:
        model = Holder

    class Params:
        pictured = factory.Trait(portrait=factory.django.ImageField(width=300, height=360))
        left = factory.Trait(until=datetime.date(2020, 1, 1))

    actor = factory.SubFactory(ActorFactory)
    given_name = factory.Sequence("Given{}".format)
    family_name = factory.Sequence("Family{}".format)
    since = datetime.date(2012, 9, 1)
