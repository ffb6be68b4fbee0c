"""The pages of accounts keep the rules of accessibility, on narrow and wide screens."""

import re

import pytest

from tests.browser.factors import ACCOUNT, SECOND_STEP, add_app, add_passkey, sign_out
from tests.browser.signing import sign_in
from tests.factories import MemberFactory

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def member(strict):
    return MemberFactory(staff=True)


@pytest.fixture(params=[(320, "light"), (1280, "dark")], ids=str)
def look(request, page, axe):
    """`look()` at the page that is shown, on each kind of screen."""
    width, scheme = request.param
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": width, "height": 900})

    def check():
        page.wait_for_load_state()
        assert page.evaluate("document.documentElement.scrollWidth") <= width, page.url
        axe(page)

    return check


def test_pages_of_refusal_are_accessible_and_fit_the_screen(page, look, mailoutbox):
    member = MemberFactory()
    page.goto("/accounts/password/reset/")
    page.get_by_label("Your e-mail address").fill(member.email)
    page.get_by_role("button", name="Send me the link").click()
    page.goto(re.search(r"/accounts/password/reset/\w+-\S+", mailoutbox[0].body).group())
    page.get_by_label("New password").first.fill("12345678")
    page.get_by_role("button", name="Save the new password").click()
    page.get_by_text("This password is entirely numeric.").wait_for()
    look()
    sign_in(page, member, to="/accounts/")
    page.goto("/admin/login/")
    look()
    sign_out(page)
    page.goto("/accounts/inactive/")
    look()


@pytest.mark.usefixtures("keyring")
def test_pages_are_accessible_and_fit_the_screen(page, member, look):
    for address in ("login/", "password/reset/", "password/reset/sent/", "password/reset/5-a-b/"):
        page.goto(f"/accounts/{address}")
        look()
    sign_in(page, member)
    page.wait_for_url(ACCOUNT)
    look()
    page.goto("/accounts/app/add/")
    page.get_by_label("Code").fill("000000")
    page.get_by_role("button", name="Turn on the app").click()
    look()
    add_app(page)
    look()
    add_passkey(page, alone=True)
    look()
    for address in (
        "passkeys/add/",
        "app/remove/",
        "password/",
        "recovery-codes/new/",
        "confirm/code/",
        "confirm/passkey/",
        "logout/",
    ):
        page.goto(f"/accounts/{address}")
        look()
    sign_out(page)
    sign_in(page, member)
    page.wait_for_url(SECOND_STEP)
    look()
