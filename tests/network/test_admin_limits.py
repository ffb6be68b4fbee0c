"""No admin class escapes the limits, whoever writes the next one."""

import pytest
from django.contrib import admin
from django.test import RequestFactory

from network.admin.owned import OwnedAdmin
from network.models import Actor
from newsletter.groups import GROUPS
from newsletter.models import Issue
from tests.factories import (
    ActionFactory,
    ActorFactory,
    ComponentFactory,
    ContributionFactory,
    EditionFactory,
    HolderFactory,
    HotlineFactory,
    IssueFactory,
    MemberFactory,
    MessageFactory,
    OrganisationFactory,
    StandardQuestionFactory,
    TermFactory,
)
from thbnet.admin import BaseAdmin
from thbnet.admin.limits import LimitedChoices
from thbnet.pages import setup_pages

from .members import MEMBERS, member

REGISTERED = list(admin.site._registry.values())


def request_of(member):
    request = RequestFactory().get("/admin/")
    request.user = member
    return request


@pytest.mark.parametrize("model_admin", REGISTERED, ids=str)
def test_every_model_admin_inherits_the_limits(model_admin):
    assert isinstance(model_admin, BaseAdmin)
    assert all(issubclass(inline, LimitedChoices) for inline in model_admin.inlines)


@pytest.mark.parametrize("model_admin", REGISTERED, ids=str)
def test_models_with_owners_are_administered_by_their_owners(model_admin):
    if hasattr(model_admin.model, "owner_id"):
        assert isinstance(model_admin, OwnedAdmin)


# Who works for the whole network, and what others reach that belongs to no embassy.
FOR_ALL = {"CTR", "Administrators"}
NOBODYS = {"Reviewers": {Issue}}


@pytest.mark.django_db
@pytest.mark.parametrize("group", sorted(GROUPS.keys() - FOR_ALL))
def test_who_works_for_an_embassy_reaches_only_models_with_owners(group):
    """A right given to staff tomorrow opens no list of everybody's rows."""
    request = request_of(member(group)(OrganisationFactory()))
    reached = [model_admin for model_admin in REGISTERED if reaches(model_admin, request)]
    assert reached
    for model_admin in reached:
        owned = isinstance(model_admin, OwnedAdmin)
        assert owned or model_admin.model in NOBODYS.get(group, set()), model_admin


def reaches(model_admin, request) -> bool:
    return model_admin.has_view_or_change_permission(request) or any(
        getattr(model_admin, f"has_{verb}_permission")(request) for verb in ("add", "delete")
    )


@pytest.fixture
def every_row():
    """Two rows of two owners, at least, of everything that the admin shows."""
    for _ in range(2):
        action = ActionFactory(components=[ComponentFactory()])
        HolderFactory(actor=action.leader)
        MessageFactory(post=action.leader)
        HotlineFactory()
        ContributionFactory(action=action)
        OrganisationFactory(in_town=True)
        EditionFactory()
        StandardQuestionFactory()
        TermFactory()
    MessageFactory(post=None)
    setup_pages()
    IssueFactory()
    MemberFactory()
    MemberFactory(superuser=True)
    for model_admin in REGISTERED:
        assert model_admin.model.objects.count() > 1
    return Actor.objects.first().organisation


@pytest.mark.django_db
@pytest.mark.parametrize("kind", [kind for kind in MEMBERS if kind != "a visitor"])
def test_each_row_is_asked_for_by_itself(kind, every_row):
    """The pages find no foreign row; were one handed to them, they would refuse it still."""
    request = request_of(MEMBERS[kind][0](every_row))
    for model_admin in REGISTERED:
        listed = set(model_admin.get_queryset(request))
        seen = rows_with("view", model_admin, request)
        assert seen == (listed if model_admin.has_view_permission(request) else set()), model_admin
        for verb in ("change", "delete"):
            allowed = rows_with(verb, model_admin, request)
            assert allowed <= listed, model_admin
            if not getattr(model_admin, f"has_{verb}_permission")(request):
                assert allowed == set(), model_admin
            elif verb == "change" and isinstance(model_admin, OwnedAdmin):
                assert allowed == listed, model_admin


def rows_with(verb: str, model_admin, request) -> set:
    allowed = getattr(model_admin, f"has_{verb}_permission")
    return {row for row in model_admin.model.objects.all() if allowed(request, row)}


@pytest.mark.django_db
def test_empty_name_of_a_key_asks_for_the_row_itself(client):
    somebody = MemberFactory(staff=True)
    client.force_login(somebody)
    actor = ActorFactory(organisation=somebody.organisation)
    page = f"/admin/network/actor/{actor.pk}/change/?_to_field="
    assert client.get(page).status_code == 200
