import pytest
from django.contrib.auth.models import Permission

from network.models import Actor, Holder
from strategy.models import Action
from tests.factories import (
    ActionFactory,
    ActorFactory,
    ComponentFactory,
    ContributionFactory,
    HolderFactory,
    MemberFactory,
    OrganisationFactory,
    RoleFactory,
)


class Embassy:
    """An embassy with a post, its holder, an action and money. Its town is in all of them."""

    def __init__(self, town: str, role):
        self.organisation = OrganisationFactory(name_en=f"Embassy in {town}")
        self.actor = ActorFactory(
            role=role,
            organisation=self.organisation,
            slug=f"scac-{town.lower()}",
            email=f"office@{town.lower()}.example",
        )
        self.holder = HolderFactory(actor=self.actor, family_name=f"Of{town}")
        self.action = ActionFactory(
            leader=self.actor,
            title_en=f"Training in {town}",
            slug=f"training-{town.lower()}",
            components=[ComponentFactory()],
            countries=[self.organisation.country],
        )
        self.contribution = ContributionFactory(action=self.action, giver=self.organisation)
        self.rows = {Actor: self.actor, Holder: self.holder, Action: self.action}


@pytest.fixture
def sarajevo(role):
    return Embassy("Sarajevo", role)


@pytest.fixture
def sofia(role):
    return Embassy("Sofia", role)


@pytest.fixture
def role():
    return RoleFactory(acronym="SCAC")


@pytest.fixture
def staff(sofia, client):
    """A browser in which staff of the embassy in Sofia are signed in."""
    client.force_login(MemberFactory(staff=True, organisation=sofia.organisation))
    return client


@pytest.fixture
def deleters(staff, sofia):
    """The same, and by somebody's mistake also with the right to delete."""
    rights = Permission.objects.filter(
        codename__in=["delete_actor", "delete_holder", "delete_action"]
    )
    sofia.organisation.members.get().user_permissions.set(rights)
    return staff
