"""No admin class escapes the limits, whoever writes the next one."""

import pytest
from django.contrib import admin
from django.contrib.auth.models import Group
from django.test import RequestFactory

from network.admin.owned import OwnedAdmin
from network.models import Actor, Holder, Member
from newsletter.groups import GROUPS, permissions, setup_groups
from strategy.models import Action
from tests.factories import ActionFactory, HolderFactory, MemberFactory, OrganisationFactory
from thbnet.admin import BaseAdmin
from thbnet.admin_limits import LimitedChoices

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
    if hasattr(model_admin.model._default_manager, "editable_by"):
        assert isinstance(model_admin, OwnedAdmin)


@pytest.mark.django_db
def test_staff_reach_only_models_with_owners():
    """A right given to staff tomorrow opens no list of everybody's rows."""
    member = MemberFactory(staff=True)
    models = {right.content_type.model_class() for right in permissions(GROUPS["Embassy staff"])}
    open_to_staff = {
        model
        for model in models
        if admin.site.get_model_admin(model).has_view_permission(request_of(member))
    }
    assert open_to_staff == {Actor, Holder, Action}


@pytest.mark.django_db
def test_each_row_is_asked_for_by_itself():
    """The pages find no foreign row; were one handed to them, they would refuse it still."""
    action = ActionFactory()
    holder = HolderFactory(actor=action.leader)
    stranger = request_of(MemberFactory(staff=True, organisation=OrganisationFactory()))
    owner = request_of(MemberFactory(staff=True, organisation=action.leader.organisation))
    for row in (action.leader, holder, action):
        model_admin = admin.site.get_model_admin(type(row))
        assert model_admin.has_change_permission(owner, row)
        assert model_admin.has_view_permission(owner, row)
        assert not model_admin.has_change_permission(stranger, row)
        assert not model_admin.has_view_permission(stranger, row)


@pytest.mark.django_db
def test_account_of_a_superuser_is_for_superusers():
    setup_groups()
    administrator, root = MemberFactory(is_staff=True), MemberFactory(superuser=True)
    administrator.groups.set([Group.objects.get(name="Administrators")])
    model_admin = admin.site.get_model_admin(Member)
    assert model_admin.has_change_permission(request_of(administrator), administrator)
    assert not model_admin.has_change_permission(request_of(administrator), root)
    assert model_admin.has_change_permission(request_of(root), root)
