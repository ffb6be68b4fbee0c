"""The home page of the admin in a real browser: on a phone, by keyboard, for screen readers."""

from itertools import product

import pytest

from network.models import Actor, Visibility
from strategy.models import Action
from tests.browser.signing import sign_in
from tests.browser.visits import eventually
from tests.factories import (
    ActionFactory,
    ActionsFactory,
    ActorFactory,
    ComponentFactory,
    CountryFactory,
    HolderFactory,
    IssueFactory,
    MemberFactory,
    OrganisationFactory,
    RoleFactory,
)
from thbnet.dates import today

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

LONG_NAME = "Embassy of France in Bosnia and Herzegovina"


@pytest.fixture
def embassy():
    return OrganisationFactory(name_en=LONG_NAME)


@pytest.fixture
def network(embassy):
    """Posts, held and vacant, fresh and stale; actions reported and not; a draft."""
    post = ActorFactory(
        organisation=embassy,
        role=RoleFactory(acronym="ASI", name_en="Internal security (police) attaché"),
        email="a-very-long-address-of-an-office@bosnia-and-herzegovina.example.org",
        email_visibility=Visibility.NETWORK,
        confirmed_on=today(),
    )
    HolderFactory(actor=post, pictured=True)
    ActorFactory(organisation=embassy)
    components = ComponentFactory.create_batch(6, strategy=ComponentFactory().strategy)
    country = CountryFactory(partner=True, name_en="Bosnia and Herzegovina", footnote_en="A note.")
    actions = [
        ActionFactory(leader=post, components=[component], countries=[country])
        for component in components
    ]
    ActionsFactory(parent=IssueFactory(published=True), actions=actions[:2])
    IssueFactory()
    return post


def assert_fits(page, width: int) -> None:
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("kind", ["staff", "ctr", "reviewer"])
def test_home_is_accessible_and_fits_the_screen(kind, network, page, axe):
    sign_in(page, MemberFactory(**{kind: True}, organisation=network.organisation))
    page.get_by_role("heading", name="What to do next", level=1).wait_for()
    for width, scheme in product([320, 768, 1280], ["light", "dark"]):
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme=scheme)
        page.reload()  # colours fade in, and are read half-way
        assert_fits(page, width)
        axe(page)


@pytest.mark.parametrize("width", [320, 1280])
def test_contacts_are_accessible_and_fit_the_screen(width, network, page, axe):
    page.set_viewport_size({"width": width, "height": 900})
    sign_in(page, MemberFactory(is_staff=True))
    page.get_by_role("link", name="Contacts of the network").click()
    page.get_by_role("link", name=network.email).wait_for()
    assert_fits(page, width)
    axe(page)


@pytest.mark.usefixtures("network")
def test_wide_matrix_scrolls_in_its_own_box_and_keeps_its_countries_in_sight(page):
    page.set_viewport_size({"width": 320, "height": 900})
    sign_in(page, MemberFactory(ctr=True))
    box = page.get_by_role("region", name="Actions by country, component and role")
    country = box.get_by_role("rowheader", name="Bosnia and Herzegovina")
    before = country.bounding_box()["x"]
    box.focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    eventually(page, lambda: box.evaluate("element => element.scrollLeft") > 20)  # pixels
    assert abs(country.bounding_box()["x"] - before) < 2  # pixels
    assert_fits(page, 320)


@pytest.mark.usefixtures("network")
def test_matrix_is_a_table_for_screen_readers(page):
    sign_in(page, MemberFactory(ctr=True))
    table = page.get_by_role("table", name="Actions by country, component and role")
    row = table.get_by_role("row", name="Bosnia and Herzegovina")
    assert row.get_by_role("cell", name="1 action, 1 reported").count() == 2
    row.get_by_role("link", name="1 action, 0 reported").first.click()
    page.get_by_text("1 action", exact=False).first.wait_for()
    assert "reported=no" in page.url


def test_staff_confirm_their_post_by_keyboard_and_come_back_to_it(network, embassy, page):
    post = Actor.objects.get(confirmed_on=None)
    sign_in(page, MemberFactory(staff=True, organisation=embassy))
    button = page.get_by_role("button", name=f"Still correct {post}")
    button.focus()
    page.keyboard.press("Enter")
    page.get_by_text(f"Confirmed as of today: {post}.").wait_for()
    assert page.evaluate("document.activeElement.id") == f"post-{post.pk}"
    assert button.count() == 0
    post.refresh_from_db()
    assert post.confirmed_on == today()
    page.keyboard.press("Tab")
    assert page.evaluate(f"document.activeElement.closest('#post-{post.pk}') !== null")


@pytest.mark.usefixtures("network")
def test_staff_confirm_an_action_and_go_on_with_the_next(embassy, page):
    sign_in(page, MemberFactory(staff=True, organisation=embassy))
    action = Action.objects.to_update().order_by("pk").first()
    page.get_by_role("button", name=f"Still correct {action}", exact=True).click()
    page.get_by_text(f"Confirmed as of today: {action}.").wait_for()
    assert page.evaluate("document.activeElement.textContent") == "Actions to update"
    assert page.get_by_role("button", name=f"Still correct {action}", exact=True).count() == 0
    assert Action.objects.to_update().count() == 5


@pytest.mark.usefixtures("network")
def test_message_is_in_sight_wherever_one_comes_back_to(embassy, page):
    page.set_viewport_size({"width": 320, "height": 600})
    sign_in(page, MemberFactory(staff=True, organisation=embassy))
    page.get_by_role("button", name="Still correct").last.click()
    message = page.get_by_text("Confirmed as of today")
    message.wait_for()
    place = message.bounding_box()
    assert 0 <= place["y"] < 600
    heading = page.get_by_role("heading", name="Actions to update").bounding_box()
    assert place["y"] + place["height"] <= heading["y"]


def test_what_is_missing_leads_to_its_field(network, embassy, page):
    sign_in(page, MemberFactory(staff=True, organisation=embassy))
    page.locator(f"#post-{network.pk}").get_by_role("link", name="The mandate is missing.").click()
    page.wait_for_load_state("networkidle")
    assert page.evaluate("document.activeElement.id") == "id_mandate_en"
