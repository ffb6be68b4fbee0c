import pytest
from django.contrib.auth.models import AnonymousUser

from network.models import Actor, Holder
from network.permissions import can_edit
from strategy.models import Action
from tests.factories import (
    ActionFactory,
    ActorFactory,
    HolderFactory,
    MemberFactory,
    OrganisationFactory,
)

pytestmark = pytest.mark.django_db

# How each kind of member comes about in an embassy, and how many of two embassies' rows it edits.
MEMBERS = {
    "a visitor": (lambda _embassy: AnonymousUser(), 0),
    "an account without rights": (lambda embassy: MemberFactory(organisation=embassy), 1),
    "staff": (lambda embassy: MemberFactory(staff=True, organisation=embassy), 1),
    "staff without organisation": (lambda _: MemberFactory(staff=True, organisation=None), 0),
    "staff who left": (
        lambda embassy: MemberFactory(staff=True, organisation=embassy, is_active=False),
        0,
    ),
    "the CTR": (lambda embassy: MemberFactory(ctr=True, organisation=embassy), 2),
    "the CTR without organisation": (lambda _: MemberFactory(ctr=True, organisation=None), 2),
    "a CTR who left": (lambda _: MemberFactory(ctr=True, is_active=False), 0),
    "a superuser": (lambda _: MemberFactory(superuser=True), 2),
    "a superuser who left": (lambda _: MemberFactory(superuser=True, is_active=False), 0),
}
MODELS = {Actor: ActorFactory, Holder: HolderFactory, Action: ActionFactory}
# How a row of the model comes to belong to an organisation.
BELONGS = {
    Actor: "organisation",
    Holder: "actor__organisation",
    Action: "leader__organisation",
}


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
@pytest.mark.parametrize("kind", MEMBERS)
def test_one_row_and_the_set_of_rows_agree_about_who_edits(kind, model):
    own, other = OrganisationFactory.create_batch(2)
    for organisation in (own, other):
        MODELS[model](**{BELONGS[model]: organisation})
    make, expected = MEMBERS[kind]
    member = make(own)

    one_by_one = {row for row in model.objects.all() if can_edit(member, row)}

    assert one_by_one == set(model.objects.editable_by(member))
    assert len(one_by_one) == expected
    assert all(row.owner_id == own.pk for row in one_by_one) or expected == 2
