"""The preview in a browser: on its own page, beside the text, on a phone, in the dark."""

import pytest
from playwright.sync_api import expect

from newsletter.models import Issue
from tests import admin_pages
from tests.browser.signing import sign_in
from tests.factories import ArticleFactory, IssueFactory, MemberFactory

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PHONE = {"viewport": {"width": 320, "height": 700}}
DARK = {"viewport": {"width": 1400, "height": 900}, "color_scheme": "dark"}
WIDE = {"viewport": {"width": 1400, "height": 900}}


@pytest.fixture
def issue():
    issue = IssueFactory(title_en="Reaching out", title_fr="Tendre la main")
    ArticleFactory(parent=issue, title_en="First", text_fr="")
    return issue


@pytest.fixture
def ctr(page, issue):
    """`ctr(name)` opens a page of the issue."""
    sign_in(page, MemberFactory(ctr=True))
    return lambda name: page.goto(admin_pages.page(Issue, name, issue.pk))


def shown(page):
    return page.frame_locator("iframe").get_by_role("heading", level=1)


@pytest.mark.parametrize("device", [PHONE, DARK])
def test_preview_breaks_no_rule_on_any_screen(device, page, ctr, axe):
    ctr("previews")
    expect(shown(page)).to_have_text("Reaching out")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    axe(page)
    page.get_by_role("link", name="Web page, French").click()
    expect(shown(page)).to_have_text("Tendre la main")
    page.get_by_role("radio", name="Phone").check()
    assert page.locator("iframe").evaluate("frame => frame.clientWidth") == 390
    axe(page)


@pytest.mark.parametrize("device", [PHONE, DARK])
def test_editor_with_findings_and_a_conflict_breaks_no_rule(device, page, issue, ctr, axe):
    ctr("change")
    title = page.locator("[name=article_set-0-title_en]")
    page.get_by_role("button", name="Show or hide Article “First”").click()
    title.fill("Mine")
    issue.newsletter_article_set.update(lead_en="Theirs")
    page.get_by_role("button", name="Save and continue editing").click()
    page.get_by_text("Choose what to keep").wait_for()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    axe(page)


@pytest.mark.parametrize("device", [WIDE])
def test_text_is_seen_beside_the_editor_before_it_is_saved(device, page, ctr, issue):
    ctr("change")
    page.get_by_role("button", name="Preview beside the text").click()
    inside = page.frame_locator("iframe")
    expect(inside.get_by_role("heading", name="First")).to_be_visible()
    page.get_by_role("button", name="Show or hide Article “First”").click()
    page.locator("[name=article_set-0-title_en]").fill("Second thoughts")
    page.get_by_role("button", name="Show what is not saved yet").click()
    expect(inside.get_by_role("heading", name="Second thoughts")).to_be_visible()
    assert issue.newsletter_article_set.get().title_en == "First"
    page.get_by_role("button", name="Save and continue editing").click()
    page.get_by_text("was changed successfully").wait_for()
    expect(inside.get_by_role("heading", name="Second thoughts")).to_be_visible()
