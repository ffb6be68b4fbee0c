"""Second factors of somebody who lost them."""

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from network.models import Member
from tests.admin_pages import page
from tests.factories import MemberFactory
from tests.factories.members import PASSWORD
from tests.pages import text_of
from tests.postbox import free_port
from tests.second_factors import give_app, give_recovery_codes

pytestmark = pytest.mark.django_db


@pytest.fixture
def administrator(client):
    client.force_login(MemberFactory(administrator=True))
    return client


def test_page_says_which_factors_somebody_has(administrator):
    member = MemberFactory(staff=True)
    assert "None yet" in text_of(administrator.get(page(Member, "change", member.pk)))
    give_app(member)
    give_recovery_codes(member)
    told = text_of(administrator.get(page(Member, "change", member.pk)))
    assert "Authenticator app, since" in told
    assert "Recovery codes, since" in told
    changelist = administrator.get(page(Member, "changelist"))
    assert changelist.content.decode().count("icon-yes") == 3  # two are active, one has an app


def test_factors_are_removed_after_a_question(administrator, mailoutbox):
    member = MemberFactory(staff=True)
    give_app(member)
    give_recovery_codes(member)
    theirs = Client()
    theirs.force_login(member)
    url = page(Member, "factors", member.pk)
    assert "Only for somebody who has lost them" in text_of(administrator.get(url))
    assert member.authenticator_set.count() == 2
    assert theirs.get("/admin/").status_code == 200

    response = administrator.post(url, follow=True)

    assert "were removed" in text_of(response)
    assert not member.authenticator_set.exists()
    assert theirs.get("/admin/").status_code == 302
    assert [mail.to for mail in mailoutbox] == [[member.email]]
    assert mailoutbox[0].subject == "Your second factors at thbnet were removed"
    assert Client().login(username=member.username, password=PASSWORD)


def test_removal_is_on_record(administrator):
    member = MemberFactory(staff=True)
    administrator.post(page(Member, "factors", member.pk))
    history = administrator.get(page(Member, "history", member.pk))
    assert "Second factors removed." in text_of(history)


def test_factors_go_even_when_no_mail_can_be_sent(administrator, settings):
    member = MemberFactory(staff=True)
    give_app(member)
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", free_port()
    response = administrator.post(page(Member, "factors", member.pk), follow=True)
    assert "No mail could be sent" in text_of(response)
    assert not member.authenticator_set.exists()


def test_command_helps_whom_no_administrator_can_help(mailoutbox):
    root = MemberFactory(superuser=True, username="root-account")
    give_app(root)
    call_command("remove_second_factors", "root-account", verbosity=0)
    assert not root.authenticator_set.exists()
    assert [mail.to for mail in mailoutbox] == [[root.email]]
    with pytest.raises(CommandError, match="nobody-at-all"):
        call_command("remove_second_factors", "nobody-at-all")
