"""Signing in as people do: by the form."""

from tests.factories.members import PASSWORD


def sign_in(page, member, to="/admin/"):
    """Leaves the member on the page of that address, or where the sign-in led instead."""
    page.goto(f"/accounts/login/?next={to}")
    page.get_by_label("User name or e-mail address").fill(member.username)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()
    page.wait_for_url(lambda url: "/accounts/login/?" not in url)
