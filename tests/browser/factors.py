"""What people do with their second factors, step by step, as they see it."""

from tests.second_factors import App

ADMIN, ACCOUNT, SECOND_STEP = "**/admin/", "**/accounts/", "**/accounts/login/code/"


def add_app(page) -> App:
    page.goto("/accounts/app/add/")
    app = App(page.locator(".secret").inner_text())
    page.get_by_label("Code").fill(app.code())
    page.get_by_role("button", name="Turn on the app").click()
    page.get_by_role("heading", name="Recovery codes").wait_for()
    return app


def add_passkey(page, *, alone: bool):
    page.goto("/accounts/passkeys/add/")
    page.get_by_label("Name of the passkey").fill("Office laptop")
    page.get_by_label("Sign in with this passkey alone").set_checked(alone)
    page.get_by_role("button", name="Make the passkey").click()
    page.get_by_text("The passkey is added.").wait_for()
    page.goto("/accounts/")


def sign_out(page):
    page.goto("/accounts/")
    page.get_by_role("button", name="Sign out").click()
    page.get_by_text("You are signed out.").wait_for()


def enter(page, code):
    page.wait_for_url(SECOND_STEP)
    page.get_by_label("Code").fill(code)
    page.get_by_role("button", name="Sign in", exact=True).click()
