"""Passkeys in a real browser, on a device that it imitates."""

import pytest
from allauth.mfa.models import Authenticator
from playwright.sync_api import expect

from tests.browser.factors import ACCOUNT, ADMIN, SECOND_STEP, add_app, add_passkey, sign_out
from tests.browser.signing import sign_in
from tests.factories import MemberFactory

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def member(strict):
    return MemberFactory(staff=True)


def test_passkey_opens_without_name_and_password(page, member, keyring):
    sign_in(page, member)
    page.wait_for_url(ACCOUNT)
    add_passkey(page, alone=True)
    page.goto("/admin/")
    sign_out(page)
    page.goto("/accounts/login/?next=/admin/network/actor/")
    page.get_by_role("button", name="Sign in with a passkey").click()
    page.wait_for_url("**/admin/network/actor/")


def test_passkey_is_the_second_step_after_the_password(page, member, keyring):
    sign_in(page, member)
    page.wait_for_url(ACCOUNT)
    add_passkey(page, alone=False)
    sign_out(page)
    sign_in(page, member)
    page.wait_for_url(SECOND_STEP)
    page.get_by_role("button", name="Use my passkey").click()
    page.wait_for_url(ADMIN)


def test_passkey_strengthens_a_session_that_is_older(page, member, keyring):
    sign_in(page, member)
    page.wait_for_url(ACCOUNT)
    add_passkey(page, alone=True)
    page.context.clear_cookies()
    passkey = Authenticator.objects.get(type="webauthn")
    Authenticator.objects.all().delete()
    sign_in(page, member)
    page.wait_for_url(ACCOUNT)
    passkey.save()
    page.goto("/admin/")
    page.get_by_role("heading", name="Is it you?").wait_for()
    page.get_by_role("button", name="Use my passkey").click()
    page.wait_for_url(ADMIN)


def test_last_factor_is_not_removed_but_one_of_two_is(page, member, keyring):
    sign_in(page, member)
    page.wait_for_url(ACCOUNT)
    add_passkey(page, alone=True)
    page.get_by_role("link", name="Remove Office laptop").click()
    page.get_by_text("This is your only second factor").wait_for()
    add_app(page)
    page.goto("/accounts/")
    page.get_by_role("link", name="Remove Office laptop").click()
    page.get_by_role("button", name="Remove it").click()
    page.get_by_text("The passkey is removed.").wait_for()
    page.get_by_role("link", name="Remove the app").click()
    page.get_by_text("This is your only second factor").wait_for()


def test_passkey_is_renamed(page, member, keyring):
    sign_in(page, member)
    page.wait_for_url(ACCOUNT)
    add_passkey(page, alone=True)
    page.get_by_role("link", name="Rename Office laptop").click()
    page.get_by_label("Name of the passkey").fill("Old laptop")
    page.get_by_role("button", name="Save the name").click()
    page.get_by_text("Old laptop", exact=True).first.wait_for()


def test_device_without_a_passkey_is_told_and_the_password_still_works(page, member, keyring):
    page.goto("/accounts/login/")
    page.evaluate("() => { navigator.credentials.get = () => Promise.reject(new Error('none')) }")
    page.get_by_role("button", name="Sign in with a passkey").click()
    expect(page.get_by_role("alert")).to_contain_text("Your device gave no passkey")
    sign_in(page, member)
    page.wait_for_url(ACCOUNT)
