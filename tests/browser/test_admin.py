import pytest

from tests.browser.signing import sign_in
from tests.factories import ActionFactory, HolderFactory, MemberFactory, PartnershipFactory

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_fields_in_tables_and_autocompletes_have_names(page):
    """Django and select2 leave them without; a row added later gets its names as well."""
    country = PartnershipFactory().country
    action = ActionFactory()
    sign_in(page, MemberFactory(ctr=True))
    page.goto(f"/admin/network/country/{country.pk}/change/")
    assert page.get_by_role("textbox", name="Since").count() == 1
    page.get_by_role("button", name="Add another Partnership").click()
    assert page.get_by_role("textbox", name="Since").count() == 2
    page.goto(f"/admin/strategy/action/{action.pk}/change/")
    page.get_by_role("combobox", name="Led by").wait_for()


@pytest.mark.parametrize("width", [320, 1280])
def test_refused_contribution_has_its_messages_at_the_fields(width, page):
    action = ActionFactory()
    page.set_viewport_size({"width": width, "height": 900})
    sign_in(page, MemberFactory(staff=True, organisation=action.leader.organisation))
    page.goto(f"/admin/strategy/action/{action.pk}/change/")
    page.get_by_role("button", name="Add another Contribution").click()
    year = page.locator("#id_contributions-0-year")
    year.fill("20144")
    page.get_by_role("button", name="Save and continue editing").click()
    message = page.get_by_text("less than or equal to 2100")
    assert abs(message.bounding_box()["x"] - year.bounding_box()["x"]) < 4  # pixels
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_staff_give_a_post_its_new_holder(page):
    """By keyboard, in French, with the post found by a few of its letters."""
    holder = HolderFactory(left=True)
    actor = holder.actor
    sign_in(page, MemberFactory(staff=True, organisation=actor.organisation))
    page.get_by_role("button", name="FR").press("Enter")
    page.goto("/admin/network/holder/add/")
    page.get_by_role("combobox").first.press("Enter")
    page.locator(".select2-search__field").press_sequentially(actor.slug)
    page.get_by_role("option", name=actor.role.acronym).wait_for()
    page.keyboard.press("Enter")
    page.locator("#id_given_name").fill("Claire")
    page.locator("#id_family_name").fill("Martin")
    page.locator("#id_since").fill("01/01/2021")
    page.locator("#id_since").press("Enter")
    page.locator(".messagelist .success").wait_for()
    assert actor.holders.filter(until=None).get().family_name == "Martin"
