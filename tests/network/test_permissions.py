"""Whose data it is, in two forms that agree: for one row, and for the set of rows."""

import pytest

from network.models import Actor, Holder, Member, Message
from network.permissions import can_edit, can_manage, edits_everything, receives
from strategy.models import Action, Contribution
from tests.factories import (
    ActionFactory,
    ActorFactory,
    ContributionFactory,
    HolderFactory,
    MemberFactory,
    MessageFactory,
    OrganisationFactory,
)

from .members import MEMBERS

pytestmark = pytest.mark.django_db

# How a row of the model comes to belong to an organisation.
BELONGS = {
    Actor: (ActorFactory, "organisation"),
    Holder: (HolderFactory, "actor__organisation"),
    Action: (ActionFactory, "leader__organisation"),
    Contribution: (ContributionFactory, "action__leader__organisation"),
}


def one_by_one(allowed, member, model) -> set:
    return {row for row in model.objects.all() if allowed(member, row)}


@pytest.mark.parametrize("model", BELONGS, ids=lambda model: model.__name__)
@pytest.mark.parametrize("kind", MEMBERS)
def test_one_row_and_the_set_of_rows_agree_about_who_edits(kind, model):
    own, other = OrganisationFactory.create_batch(2)
    factory, path = BELONGS[model]
    if model is Contribution:
        rows = [factory(action=ActionFactory(leader__organisation=org)) for org in (own, other)]
    else:
        rows = [factory(**{path: organisation}) for organisation in (own, other)]
    make, expected, _accounts = MEMBERS[kind]
    member = make(own)

    allowed = one_by_one(can_edit, member, model)

    assert allowed == set(model.objects.editable_by(member)) == set(rows[:expected])


@pytest.mark.parametrize("kind", MEMBERS)
def test_money_for_the_work_as_a_whole_is_edited_by_who_edits_everything(kind):
    money = ContributionFactory(action=None)
    make, expected, _accounts = MEMBERS[kind]
    member = make(money.giver)
    allowed = {money} if expected == 2 else set()
    assert one_by_one(can_edit, member, Contribution) == allowed
    assert set(Contribution.objects.editable_by(member)) == allowed


@pytest.mark.parametrize("kind", MEMBERS)
def test_one_account_and_the_set_of_accounts_agree_about_who_manages(kind):
    make, _rows, expected = MEMBERS[kind]
    member = make(OrganisationFactory())
    accounts = [*MemberFactory.create_batch(2), MemberFactory(superuser=True)]

    allowed = one_by_one(can_manage, member, Member)

    assert allowed == set(Member.objects.editable_by(member))
    assert allowed - {member} == set(accounts[:expected])


@pytest.mark.parametrize("kind", MEMBERS)
def test_one_message_and_the_set_of_messages_agree_about_who_gets_them(kind):
    """Whoever edits everything gets the mail of the own organisation and of the office only."""
    own, other = OrganisationFactory.create_batch(2)
    mine, _theirs = (MessageFactory(post__organisation=org) for org in (own, other))
    office = MessageFactory(post=None)
    make, _rows, _accounts = MEMBERS[kind]
    member = make(own)

    allowed = one_by_one(receives, member, Message)

    assert allowed == set(Message.objects.editable_by(member))
    is_at_home = member.is_authenticated and member.is_active and member.organisation_id == own.pk
    assert (mine in allowed) == is_at_home
    assert (office in allowed) == edits_everything(member)
    assert allowed <= {mine, office}
