import re

import pytest
from django.test import Client

from network.models import Message
from network.models.message import KEPT_FOR
from tests.pages import text_of

from .messages import ADDRESS, TYPED, said, write

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _contact(settings):
    settings.CONTACT_EMAIL = "ctr@example.org"


def test_a_message_reaches_the_contact_and_a_reply_its_author(client, postbox):
    response = client.post(ADDRESS, said(), follow=True)
    assert response.redirect_chain == [("/en/contact/sent/", 302)]
    assert "Your message has been sent" in text_of(response)
    [(recipients, message)] = postbox.received
    assert recipients == ["ctr@example.org"]
    assert message["Reply-To"] == "Ivana Petrović <ivana@example.org>"
    assert message["Subject"] == "[thbnet] The next issue"
    assert "Will it tell about Tuzla?\nThank you." in message.get_content().replace("\r\n", "\n")
    assert "Ivana Petrović (ivana@example.org)" in message.get_content()
    assert Message.objects.get().text == TYPED["text"]


@pytest.mark.parametrize(
    ("language", "unit", "told"),
    [
        ("en", "days", "After {} days your message is deleted"),
        ("fr", "jours", "Au bout de {} jours, votre message est effacé"),
    ],
)
def test_whoever_has_written_is_told_how_long_it_is_kept(client, language, unit, told):
    """In the words of the form, of the page about privacy and of what is done."""
    days = KEPT_FOR.days
    assert told.format(days) in text_of(client.get(f"/{language}/contact/sent/"))
    for path in ("contact", "privacy"):
        assert f" {days} {unit}" in text_of(client.get(f"/{language}/{path}/"))


def test_a_message_without_a_subject_gets_one(client, postbox):
    write(client, subject="")
    [(_recipients, message)] = postbox.received
    assert message["Subject"] == "[thbnet] A message from the portal"


def test_a_message_is_mailed_as_typed_not_as_html(client, postbox):
    write(client, text="l'été <b>&</b>")
    [(_recipients, message)] = postbox.received
    assert "l'été <b>&</b>" in message.get_content()


@pytest.mark.parametrize("field", ["name", "subject"])
@pytest.mark.parametrize("end_of_line", ["\r\n", "\n", "\r", "\u2028", "\x85", "\x0b"])
def test_a_line_break_starts_no_header(client, postbox, field, end_of_line):
    write(client, **{field: f"Eve{end_of_line}Bcc: victim@example.org"})
    [(recipients, message)] = postbox.received
    assert recipients == ["ctr@example.org"]
    assert message["Bcc"] is None


@pytest.mark.parametrize("name", ['Eve" <a@example.org>, "', "Eve, b@example.org", "=?utf-8?q?x?="])
def test_a_name_adds_nobody_who_is_replied_to(client, postbox, name):
    write(client, name=name)
    [(_recipients, message)] = postbox.received
    assert [a.addr_spec for a in message["Reply-To"].addresses] == ["ivana@example.org"]


def test_an_address_in_any_script_is_replied_to(client, postbox):
    """Mail itself knows such a domain by another name, in ASCII."""
    write(client, email="ivana@škola.example")
    [(_recipients, message)] = postbox.received
    assert message["Reply-To"] == "Ivana Petrović <ivana@xn--kola-f6a.example>"


def test_a_robot_that_fills_the_trap_is_thanked_and_not_mailed(client, postbox):
    response = client.post(ADDRESS, said(website="https://spam.example"), follow=True)
    assert "Your message has been sent" in text_of(response)
    assert postbox.received == []
    assert not Message.objects.exists()


@pytest.mark.parametrize(
    ("field", "typed", "told"),
    [
        ("name", "", "This field is required."),
        ("name", "x" * 101, "at most 100 characters"),
        ("name", "a\x00b", "Null characters are not allowed."),
        ("email", "ivana", "Enter a valid email address."),
        ("email", "ivana@example.org\nBcc: victim@example.org", "Enter a valid email address."),
        ("email", f"ivana@{'п' * 60}.com", "Enter a valid email address."),
        ("text", "   ", "This field is required."),
        ("text", "x" * 5001, "at most 5000 characters"),
    ],
)
def test_an_error_stands_beside_its_field_and_nothing_is_lost(client, postbox, field, typed, told):
    response = write(client, **{field: typed})
    html = response.content.decode()
    widget = re.search(rf'<(input|textarea)[^>]* name="{field}"[^>]*>', html).group()
    described_by = re.search(r'aria-describedby="([^"]*)"', widget).group(1).split()
    message = re.search(rf'id="{described_by[-1]}".*?</div>', html, re.DOTALL).group()
    assert response.status_code == 422
    assert 'aria-invalid="true"' in widget
    assert told in message
    assert all(value in html for name, value in TYPED.items() if name not in {field, "text"})
    assert postbox.received == []


def test_the_form_says_what_it_is_not_for_and_names_nobodys_address(client):
    response = client.get(ADDRESS)
    assert "call 112" in text_of(response)
    assert "@" not in text_of(response)


def test_a_forged_request_is_refused(postbox):
    assert Client(enforce_csrf_checks=True).post(ADDRESS, said()).status_code == 403
    assert postbox.received == []


def test_the_trap_is_hidden_from_people(client):
    html = client.get(ADDRESS).content.decode()
    trap = re.search(r"<div[^>]*hidden[^>]*>(.*?)</form>", html, re.DOTALL).group(1)
    assert 'name="website"' in trap
    assert html.count('name="website"') == 1
