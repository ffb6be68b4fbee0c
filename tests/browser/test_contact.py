"""Somebody writes to a post on an old telephone, without a mouse or a finger: keys only."""

import datetime

import pytest

from network.models import Message
from tests.factories import ActorFactory, CountryFactory, HotlineFactory, MemberFactory

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
SMALL = {"viewport": {"width": 320, "height": 640}, "java_script_enabled": False}


def press(page, *keys: str):
    for key in keys:
        page.keyboard.press(key)


def fill_in_by_keyboard(page):
    page.get_by_label("Your name").focus()
    for words in ("Ivana", "ivana@example", "Varna"):
        page.keyboard.type(words)
        press(page, "Tab")
    page.keyboard.type("Who may help?")
    press(page, "Tab", "Enter")


@pytest.mark.parametrize("device", [SMALL])
def test_message_is_written_by_keyboard_on_a_small_screen(page, postbox, monkeypatch):
    monkeypatch.setattr("network.contact.forms.QUICKEST", datetime.timedelta(0))  # no waiting
    country = CountryFactory(partner=True)
    HotlineFactory(country=country, number="000 01")
    post = ActorFactory(slug="scac", countries=[country])
    MemberFactory(staff=True, organisation=post.organisation, email="staff@example.org")
    page.goto("/en/network/scac/")
    page.get_by_role("link", name="Write to this post").focus()
    press(page, "Enter")
    page.get_by_role("heading", name="Write to").wait_for()
    fill_in_by_keyboard(page)
    page.get_by_text("Enter a valid email address.").first.wait_for()
    assert page.get_by_label("Your message").input_value() == "Who may help?"
    page.get_by_label("Your e-mail address").focus()
    press(page, "End")
    page.keyboard.type(".org")
    press(page, "Enter")
    page.get_by_role("heading", name="Your message has been sent").wait_for()
    assert Message.objects.get().email == "ivana@example.org"
    assert [to for to, _message in postbox.received] == [["staff@example.org"]]


@pytest.mark.parametrize("device", [{"viewport": SMALL["viewport"]}])
@pytest.mark.parametrize("path", ["contact/", "network/scac/contact/", "help/", "privacy/"])
def test_page_fits_a_small_screen_and_breaks_no_rule(page, axe, path):
    country = CountryFactory(partner=True, footnote_en="A note.", footnote_fr="Une note.")
    HotlineFactory(country=country, number="000 01", number_abroad="+000 000 00 01")
    HotlineFactory(number="112")
    ActorFactory(slug="scac", countries=[country])
    page.goto(f"/en/{path}")
    axe(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
