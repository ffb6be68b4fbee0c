import pytest
from django.contrib import admin
from django.contrib.auth.models import Group
from django.urls import reverse

from network.models import Member
from newsletter.groups import setup_groups
from tests.admin_pages import errors_of, page, typed
from tests.factories import MemberFactory, OrganisationFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def administrator(client):
    """A browser in which somebody is signed in who looks after the accounts."""
    setup_groups()
    member = MemberFactory(is_staff=True, username="administrator")
    member.groups.set([Group.objects.get(name="Administrators")])
    client.force_login(member)
    return client


@pytest.mark.parametrize("who", ["staff", "ctr"])
@pytest.mark.parametrize("name", ["changelist", "add", "change", "delete", "history"])
def test_accounts_are_closed_to_all_but_administrators(who, name, client):
    other = MemberFactory(username="somebody")
    client.force_login(MemberFactory(**{who: True}))
    args = [] if name in {"changelist", "add"} else [other.pk]
    assert client.get(page(Member, name, *args)).status_code == 403
    assert client.get(reverse("admin:auth_user_password_change", args=[1])).status_code == 403


@pytest.mark.parametrize("who", ["staff", "ctr"])
def test_nobody_raises_own_rights(who, client):
    member = MemberFactory(**{who: True})
    client.force_login(member)
    raised = {"username": "me", "is_superuser": "on", "is_staff": "on", "groups": [1, 2, 3]}
    assert client.post(page(Member, "change", member.pk), raised).status_code == 403
    member.refresh_from_db()
    assert not member.is_superuser
    assert member.groups.count() == 1


def test_administrator_opens_an_account_for_an_embassy(administrator):
    embassy = OrganisationFactory()
    password = "a very long and unlikely sentence"
    new = {"username": "sofia", "password1": password, "password2": password}
    created = administrator.post(
        page(Member, "add"), new | {"usable_password": "true"}, follow=True
    )
    member = Member.objects.get(username="sofia")
    staff = Group.objects.get(name="Embassy staff")
    rights = {"organisation": embassy.pk, "groups": [staff.pk], "is_staff": "on"}
    response = administrator.post(page(Member, "change", member.pk), typed(created) | rights)
    assert response.status_code == 302
    member.refresh_from_db()
    assert member.organisation == embassy
    assert member.has_perm("network.change_actor")


def test_administrator_makes_no_superuser(administrator):
    """The box is not offered; ticking it all the same changes nothing, not even for oneself."""
    for member in (MemberFactory(), Member.objects.get(username="administrator")):
        url = page(Member, "change", member.pk)
        data = typed(administrator.get(url)) | {"is_superuser": "on", "first_name": "Changed"}
        assert administrator.post(url, data).status_code == 302
        member.refresh_from_db()
        assert member.first_name == "Changed"
        assert not member.is_superuser


def test_administrator_neither_sees_nor_takes_over_a_superuser(administrator):
    root = MemberFactory(superuser=True, username="root-account")
    assert "root-account" not in administrator.get(page(Member, "changelist")).content.decode()
    for url in (
        page(Member, "change", root.pk),
        page(Member, "delete", root.pk),
        reverse("admin:auth_user_password_change", args=[root.pk]),
    ):
        new = {"password1": "stolen stolen", "password2": "stolen stolen", "post": "yes"}
        assert administrator.post(url, new).status_code in {302, 403, 404}
    unchanged = Member.objects.get(pk=root.pk)
    assert unchanged.password == root.password


def test_username_that_exists_is_a_message_beside_the_field(administrator):
    MemberFactory(username="sofia")
    response = administrator.post(page(Member, "add"), {"username": "sofia"})
    assert "username" in errors_of(response)


def test_groups_are_no_page_of_the_admin():
    assert not admin.site.is_registered(Group)
