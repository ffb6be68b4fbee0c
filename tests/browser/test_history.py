"""Histories and conflicts as people meet them: on a phone, by keyboard, with a screen reader."""

import datetime

import pytest

from tests.factories import ActionFactory, ActorFactory, ContributionFactory, MemberFactory
from tests.visits import add_versions

from .signing import sign_in
from .visits import Keyboard

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def second_page(chromium, live_server):
    """A tab of somebody else's browser."""
    context = chromium.new_context(base_url=live_server.url, locale="en-GB")
    context.set_default_timeout(10_000)  # milliseconds
    yield context.new_page()
    context.close()


def press(page, name: str):
    page.get_by_role("button", name=name, exact=True).click()
    page.wait_for_load_state("networkidle")


def assert_fits(page, axe):
    page.wait_for_load_state("networkidle")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    axe(page)


@pytest.mark.parametrize(("width", "scheme"), [(320, "dark"), (1280, "light")])
def test_history_and_old_versions_are_accessible_and_fit_the_screen(width, scheme, page, axe):
    action = ActionFactory(description_en="<p>We train judges.</p>")
    ContributionFactory(action=action)
    add_versions(action, 25, summary_en="Turn {}".format)
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=scheme)
    address = f"/admin/strategy/action/{action.pk}/history/"
    sign_in(page, MemberFactory(staff=True, organisation=action.leader.organisation), address)
    assert_fits(page, axe)
    page.get_by_role("link", name="Look at this version").first.click()
    page.get_by_role("heading", name="You are looking at the version of").wait_for()
    assert_fits(page, axe)
    page.goto(address)
    page.get_by_role("link", name="Next page").click()
    page.get_by_text("Contribution").first.wait_for()
    assert_fits(page, axe)


def test_old_version_is_restored_in_two_clicks_from_its_history(page):
    actor = ActorFactory(mandate_en="Help.")
    actor.mandate_en, actor._history_date = "Nothing.", datetime.datetime.now(datetime.UTC)
    actor.save()
    member = MemberFactory(staff=True, organisation=actor.organisation)
    sign_in(page, member, f"/admin/network/actor/{actor.pk}/history/")
    page.get_by_role("link", name="Look at this version").first.click()
    press(page, "Save")
    actor.refresh_from_db()
    assert actor.mandate_en == "Help."


@pytest.mark.parametrize(("width", "scheme"), [(320, "dark"), (1280, "light")])
def test_conflict_is_resolved_by_keyboard_alone(width, scheme, page, second_page, axe):
    actor = ActorFactory(mandate_en="Help.", mandate_fr="Aider.")
    address = f"/admin/network/actor/{actor.pk}/change/"
    colleagues = {"staff": True, "organisation": actor.organisation}
    sign_in(page, MemberFactory(**colleagues), address)
    sign_in(second_page, MemberFactory(first_name="Maria", **colleagues), address)
    second_page.locator("#id_mandate_en").fill("Help people.")
    second_page.locator("#id_mandate_fr").fill("Aider les gens.")
    press(second_page, "Save")
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=scheme)
    page.locator("#id_mandate_en").fill("Help everybody.")
    page.locator("#id_phone").fill("+359 2 1")
    press(page, "Save")
    page.get_by_text("Maria saved this on").wait_for()
    assert_fits(page, axe)
    keys = Keyboard(page)
    english = page.get_by_role("group", name="Mandate, English")
    keys.press(english.get_by_role("radio", name="Keep mine"), "ArrowRight")
    assert english.get_by_role("radio", name="Take theirs").is_checked()
    french = page.get_by_role("group", name="Mandate, French")
    assert french.get_by_role("radio", name="Take theirs").is_checked()
    keys.press(page.get_by_role("button", name="Save", exact=True), "Enter")
    page.locator(".messagelist .success").wait_for()
    actor.refresh_from_db()
    assert (actor.mandate_en, actor.mandate_fr) == ("Help people.", "Aider les gens.")
    assert actor.phone == "+359 2 1"
