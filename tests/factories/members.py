import factory
from django.contrib.auth.models import Group
from factory.django import DjangoModelFactory

from network.models import Member
from newsletter.groups import setup_groups

from .network import OrganisationFactory

PASSWORD = "correct horse battery staple"


def joining(group: str):
    """A hook that puts the member into that group, with the group's real permissions."""

    def join(member, create, _extracted, **_kwargs):
        if create:
            setup_groups()
            member.groups.set([Group.objects.get(name=group)])

    return factory.PostGeneration(join)


class MemberFactory(DjangoModelFactory):
    """An account without rights: `staff` of its embassy, the `ctr`, a `superuser` have some.

    An `administrator` keeps the accounts, a `reviewer` reads drafts.
    """

    class Meta:
        model = Member
        skip_postgeneration_save = True

    class Params:
        staff = factory.Trait(
            is_staff=True,
            organisation=factory.SubFactory(OrganisationFactory),
            groups=joining("Embassy staff"),
        )
        ctr = factory.Trait(
            is_staff=True,
            organisation=factory.SubFactory(OrganisationFactory),
            groups=joining("CTR"),
        )
        administrator = factory.Trait(is_staff=True, groups=joining("Administrators"))
        reviewer = factory.Trait(is_staff=True, groups=joining("Reviewers"))
        superuser = factory.Trait(is_staff=True, is_superuser=True)

    username = factory.Sequence("member{}".format)
    email = factory.LazyAttribute(lambda member: f"{member.username}@example.org")
    password = factory.django.Password(PASSWORD)
