"""What an attaché of the embassy in Sofia comes for, twice a quarter and without a manual."""

import pytest

from strategy.models import Action
from tests.browser.signing import sign_in
from tests.browser.visits import Keyboard, Visit
from tests.factories import (
    ActionFactory,
    ActorFactory,
    ComponentFactory,
    HolderFactory,
    MemberFactory,
    RoleFactory,
)
from tests.factories.members import PASSWORD
from thbnet.dates import today

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PHONE = {"viewport": {"width": 320, "height": 640}, "has_touch": True, "is_mobile": True}
NO_SCRIPTS = {"java_script_enabled": False}
ACTION = {
    "title_en": "Training of judges",
    "title_fr": "Formation des juges",
    "summary_en": "Two days in Sofia.",
    "summary_fr": "Deux jours à Sofia.",
    "starts_on": "2026-03-02",
    "ends_on": "2026-03-03",
}
HOLDER = {
    "given_name": "Claire",
    "family_name": "Martin",
    "rank_en": "Major",
    "rank_fr": "Commandante",
    "since": "2026-09-01",
}
POST = {"mandate_en": "Helps.", "mandate_fr": "Aide.", "phone": "+359 2 965 11 00"}


@pytest.fixture
def post():
    return ActorFactory(role=RoleFactory(acronym="SCAC"), slug="scac-sofia", confirmed_on=None)


@pytest.fixture
def visit(page, post):
    sign_in(page, MemberFactory(staff=True, organisation=post.organisation))
    return Visit(page)


def test_profile_is_updated_in_four_clicks(post, visit):
    holder = HolderFactory(actor=post)
    visit.page.reload()
    visit.click("link", "Edit the profile")
    visit.type({"function_en": "Cooperation attachée", "function_fr": "Attachée de coopération"})
    visit.save()
    assert "changed successfully" in visit.told()
    assert visit.clicks <= 4
    holder.refresh_from_db()
    assert holder.function_fr == "Attachée de coopération"


def test_posts_and_actions_are_confirmed_in_one_click_each(post, visit):
    action = ActionFactory(leader=post, confirmed_on=None)
    visit.page.reload()
    for thing in (post, action):
        visit.choose(visit.page.get_by_role("button", name=f"Still correct {thing}"))
        assert "Confirmed as of today" in visit.told()
        thing.refresh_from_db()
        assert thing.confirmed_on == today()
    assert visit.page.get_by_role("button", name="Still correct").count() == 0


@pytest.mark.parametrize("device", [{}, PHONE, NO_SCRIPTS], ids=["desk", "phone", "no scripts"])
def test_holder_is_added_to_a_vacant_post(device, post, visit):
    visit.click("link", "Add a holder")
    visit.type(HOLDER)
    visit.save()
    assert "added successfully" in visit.told()
    assert visit.clicks == 2
    assert post.holders.get().family_name == "Martin"


@pytest.mark.parametrize("device", [{}, PHONE, NO_SCRIPTS], ids=["desk", "phone", "no scripts"])
def test_action_is_reported_with_what_the_form_proposes(device, post, visit):
    component = ComponentFactory()
    visit.click("link", "Report a new action")
    visit.type(ACTION)
    visit.tick("components", component)
    visit.save()
    assert "added successfully" in visit.told()
    assert visit.clicks == 3
    visit.page.goto(Action.objects.get().get_absolute_url())
    visit.page.get_by_role("heading", name="Training of judges").wait_for()


MISTAKES = {
    "letters in a telephone number": ("Edit the post", POST, {"phone": "call me"}),
    "no name": ("Add a holder", HOLDER, {"family_name": ""}),
    "a day that no calendar has": ("Add a holder", HOLDER, {"since": "2026-02-30"}),
    "leaving before arriving": ("Add a holder", HOLDER, {"until": "2026-08-31"}),
    "one language only": ("Report a new action", ACTION, {"title_fr": ""}),
    "ending before starting": ("Report a new action", ACTION, {"ends_on": "2026-03-01"}),
}


@pytest.mark.parametrize("device", [PHONE], ids=["phone"])
@pytest.mark.parametrize("mistake", MISTAKES)
def test_mistake_is_corrected_without_typing_the_rest_again(mistake, device, post, visit):
    link, words, wrong = MISTAKES[mistake]
    component = ComponentFactory()
    visit.click("link", link)
    visit.type(words | wrong)
    if words is ACTION:
        visit.tick("components", component)
    visit.save()
    visit.page.locator(".errorlist").wait_for()
    assert visit.typed(words | wrong) == words | wrong
    visit.type({name: words.get(name, "") for name in wrong})
    visit.save()
    assert "successfully" in visit.told()


@pytest.mark.parametrize("device", [PHONE], ids=["phone"])
def test_form_that_comes_back_begins_at_the_first_mistake(device, post, visit):
    """Far below the note at its top, that is; the message is in sight as well."""
    visit.click("link", "Report a new action")
    visit.type(ACTION | {"summary_fr": "", "ends_on": "soon"})
    visit.save()
    visit.page.locator(".errorlist").first.wait_for()
    visit.page.wait_for_function("document.activeElement.name === 'summary_fr'")
    message = visit.page.locator("#id_summary_fr_error").bounding_box()
    assert 0 <= message["y"] <= PHONE["viewport"]["height"]


def test_everything_is_done_by_keyboard(page, post):
    """From signing in to the report of an action, with its focus in sight at every step."""
    ComponentFactory()
    member = MemberFactory(staff=True, organisation=post.organisation)
    page.goto("/admin/")
    keyboard = Keyboard(page)
    keyboard.type({"login": member.username, "password": PASSWORD})
    page.keyboard.press("Enter")
    page.get_by_role("heading", name=str(post.organisation)).wait_for()
    keyboard.press(page.get_by_role("link", name="Report a new action"), "Enter")
    page.wait_for_url("**/add/")
    keyboard.type({"title_fr": "Formation", "summary_en": "In brief", "summary_fr": "En bref"})
    keyboard.press(page.locator("[name=components]"), "Space")
    keyboard.press(page.get_by_role("button", name="Save", exact=True), "Enter")
    page.locator(".errorlist").wait_for()  # the English title
    keyboard.type({"title_en": "Training"})
    page.keyboard.press("Enter")
    page.locator(".messagelist .success").wait_for()
    assert Action.objects.get().title_en == "Training"
