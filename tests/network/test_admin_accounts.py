import re

import pytest
from django.contrib import admin
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import NoReverseMatch, reverse

from network.models import Member
from newsletter.groups import setup_groups
from tests.admin_pages import errors_of, fields_of, page, typed
from tests.factories import MemberFactory, OrganisationFactory
from tests.factories.members import PASSWORD
from tests.pages import text_of
from tests.postbox import free_port

pytestmark = pytest.mark.django_db


@pytest.fixture
def administrator(client):
    """A browser in which somebody is signed in who looks after the accounts."""
    client.force_login(MemberFactory(administrator=True, username="administrator"))
    return client


@pytest.fixture
def committed(django_capture_on_commit_callbacks):
    """`with committed():` what is written in it is, at its end, for good: mails go out."""
    return lambda: django_capture_on_commit_callbacks(execute=True)


def group(name: str) -> int:
    setup_groups()
    return Group.objects.get(name=name).pk


def new_account(**changes) -> dict:
    filled = {"username": "sofia", "email": "sofia@example.org", "language": "en"}
    rights = {"groups": [group("Embassy staff")], "organisation": OrganisationFactory().pk}
    return filled | rights | changes


@pytest.mark.parametrize("who", ["staff", "ctr", "reviewer"])
@pytest.mark.parametrize("name", ["changelist", "add", "change", "delete", "factors"])
def test_accounts_are_closed_to_all_but_administrators(who, name, client):
    other = MemberFactory(username="somebody")
    client.force_login(MemberFactory(**{who: True}))
    args = [] if name in {"changelist", "add"} else [other.pk]
    assert client.get(page(Member, name, *args)).status_code == 403


@pytest.mark.parametrize("who", ["staff", "ctr", "reviewer"])
def test_history_of_an_account_is_as_if_the_account_were_not_there(who, client):
    client.force_login(MemberFactory(**{who: True}))
    unknown = client.get(page(Member, "history", 999_999))
    response = client.get(page(Member, "history", MemberFactory(username="somebody").pk))
    assert response.status_code == unknown.status_code == 302
    assert response["Location"] == unknown["Location"] == reverse("admin:index")


@pytest.mark.parametrize("who", ["staff", "ctr", "reviewer"])
@pytest.mark.parametrize("name", ["invite", "factors"])
def test_only_administrators_help_who_cannot_come_in(who, name, client, mailoutbox):
    other = MemberFactory()
    client.force_login(MemberFactory(**{who: True}))
    assert client.post(page(Member, name, other.pk)).status_code == 403
    assert mailoutbox == []


@pytest.mark.parametrize("who", ["staff", "ctr", "reviewer"])
def test_nobody_raises_own_rights(who, client):
    member = MemberFactory(**{who: True})
    client.force_login(member)
    raised = {"username": "me", "is_superuser": "on", "is_staff": "on", "groups": [1, 2, 3]}
    assert client.post(page(Member, "change", member.pk), raised).status_code == 403
    member.refresh_from_db()
    assert not member.is_superuser
    assert member.groups.count() == 1


@pytest.mark.parametrize("superuser", [False, True])
def test_nobody_changes_their_own_rights_not_even_administrators(superuser, client):
    own = MemberFactory(administrator=True, is_superuser=superuser)
    client.force_login(own)
    raised = {
        "groups": [group("Administrators"), group("CTR")],
        "organisation": OrganisationFactory().pk,
        "is_superuser": "on",
        "first_name": "Changed",
    }
    url = page(Member, "change", own.pk)
    response = client.get(url)
    assert "another administrator changes its rights" in text_of(response)
    assert client.post(url, typed(response) | raised).status_code == 302
    own.refresh_from_db()
    assert own.first_name == "Changed"
    assert [row.name for row in own.groups.all()] == ["Administrators"]
    assert (own.is_superuser, own.organisation, own.is_active) == (superuser, None, True)
    assert client.post(page(Member, "delete", own.pk), {"post": "yes"}).status_code == 403
    assert client.get(page(Member, "factors", own.pk)).status_code == 403
    assert client.post(page(Member, "invite", own.pk)).status_code == 403


@pytest.mark.django_db(transaction=True)
def test_administrator_opens_an_account_without_typing_a_password(administrator, postbox):
    embassy = OrganisationFactory()
    add = page(Member, "add")
    assert not [name for name in fields_of(administrator.get(add)) if "password" in name]
    response = administrator.post(add, new_account(organisation=embassy.pk), follow=True)
    assert "An invitation was sent to sofia@example.org." in text_of(response)
    member = Member.objects.get(username="sofia")
    assert member.organisation == embassy
    assert member.has_perm("network.change_actor")
    assert member.is_staff
    assert not member.has_usable_password()
    [(recipients, _message)] = postbox.received
    assert recipients == ["sofia@example.org"]
    told = text_of(administrator.get(page(Member, "change", member.pk)))
    assert "the link works until" in told
    assert "Send the invitation again to sofia@example.org" in told


@pytest.mark.django_db(transaction=True)
def test_mail_server_that_does_not_answer_is_no_broken_page(administrator, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", free_port()
    response = administrator.post(page(Member, "add"), new_account(), follow=True)
    assert "no invitation was sent to sofia@example.org" in text_of(response)
    member = Member.objects.get(username="sofia")
    told = text_of(administrator.get(page(Member, "change", member.pk)))
    assert "Not invited yet" in told
    assert "Send the invitation to sofia@example.org" in told


def test_nothing_is_mailed_for_an_account_that_was_not_made(administrator, mailoutbox, committed):
    with committed():
        administrator.post(page(Member, "add"), new_account(groups=[0]))
    assert mailoutbox == []
    assert not Member.objects.filter(username="sofia").exists()


def test_invitation_is_sent_again_by_a_button_only(administrator, mailoutbox):
    member = MemberFactory(staff=True, password=None)
    assert administrator.get(page(Member, "invite", member.pk)).status_code == 405
    assert mailoutbox == []
    administrator.post(page(Member, "invite", member.pk))
    assert [mail.to for mail in mailoutbox] == [[member.email]]
    assert Member.objects.get(pk=member.pk).link_is_fresh


def test_who_forgot_the_password_is_sent_a_link(administrator, mailoutbox):
    member = MemberFactory(staff=True)
    told = text_of(administrator.get(page(Member, "change", member.pk)))
    assert f"Mail {member.email} a link to choose a new password" in told
    administrator.post(page(Member, "invite", member.pk))
    assert len(mailoutbox) == 1
    assert Client().login(username=member.username, password=PASSWORD)  # until it is used


@pytest.mark.parametrize("lacking", [{"is_active": False}, {"email": ""}])
def test_who_cannot_be_invited_is_sent_nothing(lacking, administrator, mailoutbox):
    member = MemberFactory(password=None, **lacking)
    told = text_of(administrator.get(page(Member, "change", member.pk)))
    assert "Send the invitation" not in told
    response = administrator.post(page(Member, "invite", member.pk), follow=True)
    assert "Nothing was sent" in text_of(response)
    assert mailoutbox == []


def test_chosen_members_are_invited_from_the_list(administrator, mailoutbox):
    """Those who have not accepted yet; who has, and who left, are left out, and that is said."""
    waiting = MemberFactory.create_batch(2, password=None)
    others = [MemberFactory(), MemberFactory(password=None, is_active=False)]
    chosen = {"action": "invite_chosen", "_selected_action": [m.pk for m in [*waiting, *others]]}
    response = administrator.post(page(Member, "changelist"), chosen, follow=True)
    assert sorted(mail.to[0] for mail in mailoutbox) == sorted(m.email for m in waiting)
    assert "2 members were left out" in text_of(response)


def test_list_deletes_nobody(administrator):
    member = MemberFactory()
    chosen = {"action": "delete_selected", "_selected_action": [member.pk], "post": "yes"}
    administrator.post(page(Member, "changelist"), chosen)
    assert Member.objects.filter(pk=member.pk).exists()


def test_who_has_come_in_is_deactivated_not_deleted(administrator, client):
    """With an account goes the record of what was done with it."""
    never, once = MemberFactory(), MemberFactory()
    assert Client().login(username=once.username, password=PASSWORD)
    assert administrator.post(page(Member, "delete", never.pk), {"post": "yes"}).status_code == 302
    assert administrator.post(page(Member, "delete", once.pk), {"post": "yes"}).status_code == 403
    assert Member.objects.filter(pk=once.pk).exists()


def test_deactivated_member_is_out_at_once_and_for_good(administrator):
    """Also after being taken back: the old session stays ended."""
    member = MemberFactory(staff=True)
    theirs = Client()
    assert theirs.login(username=member.username, password=PASSWORD)
    assert theirs.get("/admin/").status_code == 200
    url = page(Member, "change", member.pk)
    filled = typed(administrator.get(url))
    del filled["is_active"]
    assert administrator.post(url, filled).status_code == 302
    assert theirs.get("/admin/").status_code == 302
    assert not Client().login(username=member.username, password=PASSWORD)
    administrator.post(url, typed(administrator.get(url)) | {"is_active": "on"})
    assert Member.objects.get(pk=member.pk).is_active
    assert theirs.get("/admin/").status_code == 302


def test_whoever_is_in_a_group_may_enter_the_admin(administrator):
    member = MemberFactory()
    url = page(Member, "change", member.pk)
    for chosen, enters in (([group("Reviewers")], True), ([], False)):
        filled = typed(administrator.get(url)) | {"groups": chosen}
        assert administrator.post(url, filled).status_code == 302
        assert Member.objects.get(pk=member.pk).is_staff is enters


@pytest.mark.parametrize("name", ["Administrators", "CTR", "Reviewers"])
def test_only_embassy_staff_need_an_organisation(name, administrator):
    filled = new_account(groups=[group(name)], organisation="")
    assert administrator.post(page(Member, "add"), filled).status_code == 302
    assert Member.objects.get(username="sofia").is_staff


def test_administrator_makes_no_superuser(administrator):
    """The box is not offered; ticking it all the same changes nothing."""
    member = MemberFactory()
    url = page(Member, "change", member.pk)
    data = typed(administrator.get(url)) | {"is_superuser": "on", "first_name": "Changed"}
    assert administrator.post(url, data).status_code == 302
    administrator.post(page(Member, "add"), new_account(is_superuser="on", is_staff="on"))
    member.refresh_from_db()
    assert member.first_name == "Changed"
    assert not Member.objects.filter(is_superuser=True).exists()


def test_administrator_neither_sees_nor_takes_over_a_superuser(administrator, mailoutbox):
    root = MemberFactory(superuser=True, username="root-account")
    assert "root-account" not in administrator.get(page(Member, "changelist")).content.decode()
    filled = {"username": "root-account", "email": "mine@example.org", "post": "yes"}
    for name in ("change", "delete", "invite", "factors"):
        url = page(Member, name, root.pk)
        assert administrator.post(url, filled).status_code in {302, 403, 404}
    chosen = {"action": "invite_chosen", "_selected_action": [root.pk], "select_across": "1"}
    administrator.post(page(Member, "changelist"), chosen)
    unchanged = Member.objects.get(pk=root.pk)
    assert (unchanged.email, unchanged.password) == (root.email, root.password)
    assert [mail for mail in mailoutbox if root.email in mail.to] == []


def test_nobody_types_somebody_elses_password(client):
    client.force_login(MemberFactory(superuser=True))
    member = MemberFactory()
    filled = {"password1": "stolen stolen", "password2": "stolen stolen"}
    response = client.post(f"{page(Member, 'changelist')}{member.pk}/password/", filled)
    assert response.status_code in {302, 404}
    assert Member.objects.get(pk=member.pk).password == member.password
    with pytest.raises(NoReverseMatch):
        reverse("admin:auth_user_password_change", args=[member.pk])


@pytest.mark.parametrize(
    ("field", "value", "told"),
    [
        ("username", "IVANA", "Another member has this user name."),
        ("username", "ivana@example.org", "Another member has this user name."),
        ("username", "", "This field is required."),
        ("username", "a b", "Enter a valid username."),
        ("email", "Ivana@Example.org", "Another member has this e-mail address."),
        ("email", "", "This field is required."),
        ("email", f"ivana@{'п' * 60}.com", "Enter a valid email address."),
        ("organisation", "99999", "Select a valid choice."),
        ("organisation", "", "Whose posts and actions does this person keep?"),
    ],
)
def test_bad_input_is_a_message_beside_its_field(field, value, told, administrator, mailoutbox):
    MemberFactory(username="ivana", email="ivana@example.org")
    response = administrator.post(page(Member, "add"), new_account(**{field: value}))
    assert response.status_code == 200
    [message] = errors_of(response).pop(field)
    assert told in message
    assert Member.objects.count() == 2
    assert mailoutbox == []


def test_changed_address_is_told_to_the_old_one(administrator, mailoutbox, committed):
    """Who wanted to take over an account would begin with its address."""
    member = MemberFactory(staff=True, email="old@example.org")
    url = page(Member, "change", member.pk)
    with committed():
        administrator.post(url, typed(administrator.get(url)) | {"email": "new@example.org"})
    [mail] = mailoutbox
    assert mail.to == ["old@example.org"]
    assert "new@example.org" in mail.body


@pytest.mark.parametrize("members", [3, 300])
def test_list_takes_as_many_queries_for_many_members(
    members, administrator, django_assert_num_queries
):
    MemberFactory.create_batch(members, staff=True)
    with django_assert_num_queries(10):
        administrator.get(page(Member, "changelist"))


def test_page_takes_as_many_queries_for_many_members(administrator, django_assert_num_queries):
    member = MemberFactory(staff=True)
    for more in (0, 300):
        MemberFactory.create_batch(more)
        with django_assert_num_queries(9):
            administrator.get(page(Member, "change", member.pk))


def test_list_says_what_each_member_may_do(client):
    client.force_login(MemberFactory(superuser=True))
    MemberFactory(administrator=True, is_superuser=True)
    MemberFactory(staff=True)
    cells = re.findall(
        r'class="field-rights">(.*?)<', client.get(page(Member, "changelist")).content.decode()
    )
    assert sorted(cells) == ["Embassy staff", "Superuser", "Superuser, Administrators"]


def test_groups_are_told_in_the_language_of_the_reader(client):
    setup_groups()
    own = MemberFactory(superuser=True)
    own.groups.add(group("Administrators"))
    client.force_login(own)
    client.cookies["django_language"] = "fr"
    assert "Relecteurs" in text_of(client.get(page(Member, "add")))
    for name, *args in (["changelist"], ["change", own.pk]):
        told = text_of(client.get(page(Member, name, *args)))
        assert "Administrateurs" in told
        assert "Administrators" not in told


@pytest.mark.parametrize("chosen", ["never", "accepted"])
def test_list_is_narrowed_down_by_invitation(chosen, administrator):
    MemberFactory(username="accepted-one")
    MemberFactory(username="never-one", password=None)
    html = administrator.get(page(Member, "changelist"), {"invitation": chosen}).content.decode()
    assert [name for name in ("never", "accepted") if f"{name}-one" in html] == [chosen]
    assert administrator.get(page(Member, "changelist"), {"invitation": "x"}).status_code == 200


def test_groups_are_no_page_of_the_admin():
    assert not admin.site.is_registered(Group)
