"""The whole way of a new member, from the administrator's form to the first page of their own."""

import re

import pytest

from network.models import Member
from newsletter.groups import setup_groups
from tests.browser.signing import sign_in
from tests.factories import MemberFactory, OrganisationFactory
from tests.second_factors import give_app

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def fits(page) -> bool:
    return page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def invite(page, postbox) -> str:
    """The administrator makes an account; the link that its member gets."""
    page.goto("/admin/network/member/add/")
    page.get_by_label("Username").fill("sofia")
    page.get_by_label("E-mail address").fill("sofia@example.org")
    page.get_by_role("combobox").filter(visible=True).last.press("Enter")
    page.locator(".select2-search__field").press_sequentially("Emb")
    page.get_by_role("option", name="Embassy").click()
    page.get_by_label("Embassy staff").check()
    page.get_by_role("button", name="Save", exact=True).click()
    page.get_by_text("An invitation was sent to sofia@example.org.").wait_for()
    [(_recipients, message)] = postbox.received
    return re.search(r"http://portal\.example(\S+)", message.get_content()).group(1)


def test_new_member_gets_from_the_mail_into_the_admin(page, axe, postbox):
    setup_groups()
    OrganisationFactory()
    page.set_viewport_size({"width": 320, "height": 640})
    sign_in(page, MemberFactory(administrator=True))
    link = invite(page, postbox)
    axe(page)
    page.context.clear_cookies()

    page.goto(link)
    assert page.get_by_label("Your user name").input_value() == "sofia"
    assert fits(page)
    axe(page)
    page.get_by_label("New password").first.fill("12345678")
    page.get_by_label("New password, once more").fill("12345678")
    page.get_by_role("button", name="Save and sign in").click()
    page.get_by_text("This password is entirely numeric.").wait_for()
    axe(page)
    page.get_by_label("New password").first.fill("a sentence nobody guesses")
    page.get_by_label("New password, once more").fill("a sentence nobody guesses")
    page.keyboard.press("Enter")
    page.wait_for_url("**/admin/")
    assert page.get_by_text("sofia").first.is_visible()

    page.goto(link)
    page.get_by_role("heading", name="This link does not work any more").wait_for()
    assert fits(page)
    axe(page)


@pytest.mark.parametrize("width", [320, 1280])
def test_administrators_pages_are_accessible_and_fit_the_screen(width, page, axe):
    setup_groups()
    member = MemberFactory(staff=True)
    own = MemberFactory(administrator=True)
    page.set_viewport_size({"width": width, "height": 800})
    sign_in(page, own)
    for path in ("", "add/", f"{member.pk}/change/", f"{own.pk}/change/", f"{member.pk}/factors/"):
        page.goto(f"/admin/network/member/{path}")
        page.get_by_role("link", name="My account").wait_for()
        axe(page)
        assert fits(page), path


def test_administrator_helps_who_lost_the_telephone(page, postbox):
    """By keyboard, and with a question in between."""
    member = MemberFactory(staff=True)
    give_app(member)
    sign_in(
        page, MemberFactory(administrator=True), to=f"/admin/network/member/{member.pk}/change/"
    )
    page.get_by_role("link", name="Remove the second factors…").press("Enter")
    page.get_by_role("button", name="Remove the second factors").press("Enter")
    page.get_by_text("None yet").wait_for()
    assert not Member.objects.get(pk=member.pk).authenticator_set.exists()
    assert len(postbox.received) == 1
