"""The second step in a real browser: with an app, with a code on paper, without scripts."""

import pytest

from tests.browser.factors import ADMIN, add_app, enter, sign_out
from tests.browser.signing import sign_in
from tests.factories import MemberFactory
from tests.second_factors import give_app, give_recovery_codes

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def member(strict):
    return MemberFactory(staff=True)


def test_member_adds_an_app_before_the_admin_and_signs_in_with_its_code(page, member):
    sign_in(page, member, to="/admin/network/actor/")
    page.get_by_text("One more step before the administration.").wait_for()
    page.get_by_role("link", name="Add an app").click()
    app = add_app(page)
    page.get_by_role("link", name="I have kept them: go on").click()
    page.wait_for_url("**/admin/network/actor/")
    sign_out(page)
    sign_in(page, member)
    enter(page, "000000")
    page.get_by_text("This code is not valid").wait_for()
    enter(page, app.code())
    page.wait_for_url(ADMIN)


def test_member_signs_in_with_a_recovery_code(page, member):
    give_app(member)
    codes = give_recovery_codes(member)
    sign_in(page, member)
    enter(page, codes[3])
    page.wait_for_url(ADMIN)
    page.goto("/accounts/")
    page.get_by_text("9 codes are left").wait_for()


def test_without_scripts_the_app_works_and_passkeys_explain_themselves(
    chromium, live_server, member
):
    app = give_app(member)
    context = chromium.new_context(
        base_url=live_server.url, locale="en-GB", java_script_enabled=False
    )
    page = context.new_page()
    page.goto("/accounts/login/")
    assert page.get_by_text("Passkeys work only in a browser that knows them").is_visible()
    assert not page.get_by_role("button", name="Sign in with a passkey").is_visible()
    sign_in(page, member)
    enter(page, app.code())
    page.wait_for_url(ADMIN)
    context.close()
