"""Changing a password, and a new one for whoever has forgotten theirs."""

import re

import pytest
from django.test import Client
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import override

from tests.factories import MemberFactory
from tests.factories.members import PASSWORD
from tests.pages import text_of

from .doors import give_password, is_in

pytestmark = pytest.mark.django_db

CHANGE, RESET = "/accounts/password/", "/accounts/password/reset/"
NEW = "thirteen green bicycles"


@pytest.fixture
def member():
    return MemberFactory(staff=True, username="sofia", language="fr")


def change(client, old=PASSWORD):
    return client.post(CHANGE, {"oldpassword": old, "password1": NEW, "password2": NEW})


def ask(client, email, **extra):
    return client.post(RESET, {"email": email}, **extra)


def link_in(mail) -> str:
    return re.search(r"^http\S+$", mail.body, re.MULTILINE).group()


def choose(client, link, password=NEW):
    page = client.get(link.removeprefix("http://portal.example"), follow=True)
    form = page.redirect_chain[-1][0]
    return client.post(form, {"password1": password, "password2": password}, follow=True)


def test_changed_password_ends_the_other_sessions(client, member):
    """One of them may be a thief's; the session that changed it stays."""
    stolen = Client()
    give_password(stolen, member)
    give_password(client, member)
    assert is_in(stolen)
    assert change(client).headers["Location"] == "/accounts/"
    assert not is_in(stolen)
    assert is_in(client)


def test_member_hears_of_the_change_in_their_language(client, member, mailoutbox):
    give_password(client, member)
    change(client)
    [mail] = mailoutbox
    with override("fr"):
        assert date_format(localtime(), "F Y") in mail.body
    assert mail.to == ["sofia@example.org"]
    assert "127.0.0.1" in mail.body
    assert "http" not in mail.body


def test_change_needs_the_present_password(client, member):
    give_password(client, member)
    answer = change(client, old="wrong")
    assert "This is not your current password." in text_of(answer)
    assert not member.check_password(NEW)


def test_bad_new_passwords_are_refused_at_their_fields(client, member):
    give_password(client, member)
    typed = {"oldpassword": PASSWORD, "password1": "12345678", "password2": "other"}
    answer = client.post(CHANGE, typed)
    assert "password1" in answer.context["form"].errors


def test_forgotten_password_is_replaced_by_a_link_that_works_once(client, member, mailoutbox):
    stolen = Client()
    give_password(stolen, member)
    assert ask(client, "Sofia@example.org").headers["Location"] == f"{RESET}sent/"
    [mail] = mailoutbox
    assert mail.to == [member.email]
    assert "sofia" in mail.body
    assert "new password is saved" in text_of(choose(client, link_in(mail)))
    assert not is_in(stolen)
    assert give_password(client, member, NEW).status_code == 302
    again = Client().get(link_in(mail).removeprefix("http://portal.example"), follow=True)
    assert "This link no longer works" in text_of(again)


def test_link_leads_to_our_own_name_whatever_the_request_says(client, member, mailoutbox, settings):
    settings.ALLOWED_HOSTS = ["*"]
    ask(client, member.email, HTTP_HOST="evil.example")
    assert link_in(mailoutbox[0]).startswith("http://portal.example/accounts/password/reset/")
    assert "evil" not in mailoutbox[0].body


def test_known_and_unknown_addresses_are_answered_alike(client, member, mailoutbox):
    """The same page, after one mail: the time it takes tells nothing."""
    answers = [ask(client, address) for address in (member.email, "nobody@example.org")]
    told = [text_of(client.get(answer.headers["Location"])) for answer in answers]
    assert told[0] == told[1]
    assert [mail.to for mail in mailoutbox] == [[member.email], ["nobody@example.org"]]
    assert "http" not in mailoutbox[1].body


def test_link_goes_to_the_address_we_know_not_to_the_one_that_was_typed(client, mailoutbox):
    """To a database they may be alike, to mail servers they are not: i with and without a dot."""
    MemberFactory(email="Mike@example.org")
    ask(client, "mike@example.org")
    ask(client, "m\N{LATIN SMALL LETTER DOTLESS I}ke@example.org")
    links = [mail.to for mail in mailoutbox if "reset/" in mail.body]
    assert links
    assert all(to == ["Mike@example.org"] for to in links)


def test_closed_account_gets_no_link(client, mailoutbox):
    closed = MemberFactory(is_active=False)
    ask(client, closed.email)
    assert "http" not in mailoutbox[0].body


def test_mails_to_one_address_are_few(client, member, mailoutbox):
    answers = [ask(client, member.email, REMOTE_ADDR=f"192.0.2.{n}") for n in range(6)]
    assert len(mailoutbox) == 3
    assert answers[-1].status_code == 429
    assert "in 60 minutes" in text_of(answers[-1])


def test_mails_from_one_place_are_few(client, mailoutbox):
    for number in range(20):
        ask(client, f"stranger{number}@example.org")
    assert len(mailoutbox) == 10


@pytest.mark.parametrize("email", ["sofia@example.org", "nobody@example.org"])
def test_mail_server_that_does_not_answer_is_told_beside_what_was_typed(
    client, member, settings, email
):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_PORT = 1
    answer = ask(client, email)
    assert answer.status_code == 503
    assert "our mail server does not answer" in text_of(answer)
    assert f'value="{email}"' in answer.content.decode()


def test_password_is_changed_without_a_mail_server_as_well(client, member, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_PORT = 1
    give_password(client, member)
    assert change(client).status_code == 302
    member.refresh_from_db()
    assert member.check_password(NEW)


def test_account_without_a_password_is_led_to_the_link(client):
    member = MemberFactory(staff=True)
    member.set_unusable_password()
    member.save()
    client.force_login(member)
    assert client.get(CHANGE).headers["Location"] == RESET
