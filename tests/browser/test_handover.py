"""A post is handed over: by keyboard alone, on a telephone, past an error that loses nothing."""

import pytest

from network.models import Holder
from tests.browser.signing import sign_in
from tests.browser.visits import Keyboard, Visit
from tests.factories import HolderFactory, MemberFactory
from tests.thbnet.test_pictures import encoded, plain

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PHONE = {"viewport": {"width": 320, "height": 640}, "has_touch": True, "is_mobile": True}
NO_SCRIPTS = {"java_script_enabled": False}
LAST_DAY = "2036-08-31"
ARRIVES = {"given_name": "Claire", "family_name": "Martin", "rank_fr": "Commandante"}
TOO_EARLY, IN_TIME = {"since": LAST_DAY}, {"since": "2036-09-01"}
PHOTOGRAPH = {
    "name": "me.jpg",
    "mimeType": "image/jpeg",
    "buffer": encoded(plain(size=(600, 720)), "JPEG"),
}


@pytest.fixture
def post():
    return HolderFactory(given_name="Ana", family_name="Before", pictured=True).actor


@pytest.fixture
def tab(page, post):
    """The post's page, opened by staff of its embassy."""
    member = MemberFactory(staff=True, organisation=post.organisation)
    sign_in(page, member, to=f"/admin/network/actor/{post.pk}/change/")
    return page


def assert_handed_over(tab, post):
    told = tab.locator(".messagelist .success").inner_text()
    assert "Ana Before holds the post until 31 August 2036." in told
    assert "From 1 September 2036 Claire Martin holds the post." in told
    leaving, arriving = post.holders.order_by("since")
    assert leaving.until == arriving.since
    assert arriving.rank_fr == "Commandante"


def test_post_is_handed_over_by_keyboard(tab, post):
    keyboard = Keyboard(tab)
    keyboard.press(tab.get_by_role("link", name="Hand over", exact=True), "Enter")
    tab.wait_for_url("**/handover/")
    keyboard.type({"last_day": LAST_DAY, **ARRIVES, **TOO_EARLY})
    tab.keyboard.press("Enter")
    tab.get_by_text("The next person can begin on 1 September 2036 at the earliest.").wait_for()
    keyboard.type(IN_TIME)
    tab.keyboard.press("Enter")
    tab.locator(".messagelist .success").wait_for()
    assert_handed_over(tab, post)


@pytest.mark.parametrize("device", [PHONE, NO_SCRIPTS], ids=["phone", "no scripts"])
def test_mistake_at_a_handover_loses_neither_words_nor_picture(device, tab, post):
    visit, words = Visit(tab), {"last_day": LAST_DAY, **ARRIVES, **TOO_EARLY}
    visit.click("link", "Hand over")
    visit.type(words)
    tab.locator("input[name=portrait]").set_input_files(PHOTOGRAPH)
    visit.click("button", "Save the handover")
    tab.get_by_text("The next person can begin on 1 September 2036 at the earliest.").wait_for()
    assert visit.typed(words) == words
    assert tab.get_by_alt_text("The picture you have chosen").is_visible()
    visit.type(IN_TIME)
    visit.click("button", "Save the handover")
    assert_handed_over(tab, post)
    assert Holder.objects.get(family_name="Martin").portrait


@pytest.mark.parametrize("width", [320, 1280])
def test_handover_is_accessible_and_fits_the_screen(width, tab, post, axe):
    tab.set_viewport_size({"width": width, "height": 900})

    def check():
        tab.wait_for_load_state("networkidle")
        assert tab.evaluate("document.documentElement.scrollWidth") <= width
        axe(tab)

    tab.get_by_role("link", name="Hand over", exact=True).click()
    check()
    Visit(tab).type({"last_day": LAST_DAY, **TOO_EARLY})
    tab.get_by_role("button", name="Save the handover").click()
    tab.locator(".errorlist").first.wait_for()
    check()
    Visit(tab).type(ARRIVES | IN_TIME)
    tab.get_by_role("button", name="Save the handover").click()
    tab.locator(".messagelist .success").wait_for()
    check()


@pytest.mark.parametrize("width", [320, 1280])
def test_pages_about_deleting_are_accessible_and_fit_the_screen(width, page, axe):
    holder = HolderFactory(family_name="Free")
    sign_in(page, MemberFactory(ctr=True))
    page.set_viewport_size({"width": width, "height": 900})
    for address, told in (
        (f"/admin/network/holder/{holder.pk}/delete/", "Delete for good"),
        (f"/admin/network/actor/{holder.actor_id}/delete/", "What you can do instead"),
    ):
        page.goto(address)
        page.get_by_text(told).or_(page.get_by_role("button", name=told)).first.wait_for()
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        axe(page)


@pytest.mark.parametrize("width", [320, 1280])
def test_page_about_deleting_several_is_accessible_and_fits_the_screen(width, page, axe):
    holder = HolderFactory()
    sign_in(page, MemberFactory(ctr=True), to="/admin/network/actor/")
    page.set_viewport_size({"width": width, "height": 900})
    page.locator("input[name=_selected_action]").check()
    page.get_by_label("Action:").select_option("delete_selected")
    page.get_by_role("button", name="Go", exact=True).click()
    page.get_by_role("link", name=str(holder)).wait_for()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    axe(page)
