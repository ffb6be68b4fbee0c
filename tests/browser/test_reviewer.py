"""An ambassador reads a draft on a phone, says something, and approves."""

import re

import pytest
from playwright.sync_api import expect

from newsletter.actions.commenting import resolve
from newsletter.actions.reviewing import send_for_review
from newsletter.models import Article, Comment, Event, Issue, Review
from tests.browser.signing import sign_in
from tests.browser.visits import Keyboard, Visit
from tests.factories import (
    ArticleFactory,
    CommentFactory,
    ForewordFactory,
    HolderFactory,
    InterviewFactory,
    IssueFactory,
    KeyFigureFactory,
    MemberFactory,
    QuestionAnswerFactory,
)
from tests.factories.members import PASSWORD
from thbnet.dates import today

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

STILL = {"reduced_motion": "reduce"}  # or pages still scroll while a test looks at them
SMALL = {"viewport": {"width": 320, "height": 640}}
PHONE = STILL | SMALL | {"has_touch": True, "is_mobile": True}
NO_SCRIPTS = PHONE | {"java_script_enabled": False}
DARK = PHONE | {"color_scheme": "dark"}
WIDE = STILL | {"viewport": {"width": 1280, "height": 800}}
CHOSEN = pytest.mark.parametrize("device", [PHONE], ids=["phone"])


@pytest.fixture
def ambassador():
    return MemberFactory(reviewer=True, first_name="Anna", last_name="Petrova")


@pytest.fixture
def ctr():
    return MemberFactory(ctr=True, first_name="Claire", last_name="Martin")


@pytest.fixture
def issue():
    issue = IssueFactory(title_en="Varna, one year on", title_fr="Varna, un an après")
    ForewordFactory(parent=issue, title_en="A foreword", signatories=[HolderFactory(pictured=True)])
    ArticleFactory(parent=issue, title_en="What was done")
    InterviewFactory(parent=issue)
    QuestionAnswerFactory(parent=issue)
    KeyFigureFactory(parent=issue)
    return issue


@pytest.fixture
def link(issue, ambassador, ctr, postbox) -> str:
    """What the ambassador's mail leads to, on this server."""
    send_for_review(issue, to=[ambassador], by=ctr, due_on=today(), message="The foreword, please.")
    [(_to, message)] = postbox.received
    return re.search(r"http://portal\.example(/\S+)", message.get_content())[1]


@pytest.fixture
def visit(page, link, ambassador):
    """The ambassador, who followed the link in the mail and signed in."""
    page.goto(link)
    page.get_by_label("User name or e-mail address").fill(ambassador.username)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()
    page.wait_for_url(f"**{link}")
    return Visit(page)


@pytest.mark.parametrize("device", [PHONE, NO_SCRIPTS], ids=["phone", "no scripts"])
def test_reviewer_reads_comments_and_approves_on_a_phone(device, visit, ambassador):
    page = visit.page
    assert "Claire Martin asks you to read this draft." in page.locator("main").inner_text()
    visit.choose(page.locator("summary", has_text="What was done"))
    page.locator("details[open] textarea").fill("Where exactly?")
    visit.choose(page.locator("details[open] button"))
    said = page.locator(".thread", has_text="Where exactly?")
    expect(said).to_be_in_viewport()
    assert Comment.objects.get().about == "What was done"
    visit.click("button", "Approve this text")
    page.get_by_text("You approved this text on").wait_for()
    assert visit.clicks == 3
    assert Review.objects.get(reviewer=ambassador).approved_text
    assert set(Event.objects.values_list("kind", flat=True)) >= {"commented", "approved"}


@CHOSEN
def test_approval_is_in_sight_wherever_one_reads_and_takes_one_tap(device, visit):
    bar = visit.page.locator(".approval")
    for share in (0, 0.5, 1):
        visit.page.evaluate(f"scrollTo(0, {share} * (document.body.scrollHeight - 1200))")
        box = bar.bounding_box()
        assert box["y"] + box["height"] <= PHONE["viewport"]["height"] + 1
        assert box["height"] < PHONE["viewport"]["height"] / 4
    visit.click("button", "Approve this text")
    visit.page.get_by_text("Thank you").wait_for()
    assert visit.clicks == 1


@CHOSEN
def test_text_that_changed_meanwhile_is_shown_before_it_is_approved(device, visit):
    Article.objects.update(text_en="<p>Something else happened.</p>")
    visit.click("button", "Approve this text")
    visit.page.get_by_role("alert").get_by_text("The text was changed").wait_for()
    visit.page.get_by_text("Something else happened.").wait_for()
    assert Review.objects.get().approved_at is None
    visit.click("button", "Approve this text")
    visit.page.get_by_text("You approved this text on").wait_for()


@CHOSEN
def test_fingers_meet_what_they_aim_at(device, visit):
    CommentFactory(issue=Issue.objects.get())
    visit.page.reload()
    targets = visit.page.locator("main :is(summary, button, textarea, .approval a)")
    assert targets.count() > 10
    small = [
        target.inner_text()
        for target in targets.all()
        if target.is_visible() and target.bounding_box()["height"] < 44
    ]
    assert small == []


@pytest.fixture
def discussion(issue, ctr):
    """A comment that was answered, and one that was resolved."""
    said = CommentFactory(issue=issue, block=Article.objects.get())
    CommentFactory(issue=issue, answers=said, anchor=said.anchor)
    resolve(CommentFactory(issue=issue), by=ctr)


@pytest.mark.usefixtures("discussion")
@pytest.mark.parametrize("device", [DARK, WIDE], ids=["phone, dark", "wide"])
def test_pages_of_the_review_break_no_rule(device, visit, issue, axe):
    page = visit.page
    for name in ("reading/en/", "reading/fr/", "log/"):
        page.goto(f"/admin/newsletter/issue/{issue.pk}/{name}")
        for summary in page.locator("main summary").all()[:2]:
            summary.click()
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), name
        axe(page)


@pytest.mark.usefixtures("link", "discussion")
@pytest.mark.parametrize("device", [DARK, WIDE], ids=["phone, dark", "wide"])
def test_pages_of_the_ctr_break_no_rule(device, page, issue, ctr, axe):
    sign_in(page, ctr, to=f"/admin/newsletter/issue/{issue.pk}/review/")
    page.get_by_role("heading", name="0 of 1 approved this text").wait_for()
    page.locator("summary", has_text="Ask somebody else").click()
    page.get_by_role("button", name="Ask", exact=True).click()
    page.get_by_text("Choose at least one person.").wait_for()
    page.locator(".thread summary").first.click()
    for address in ("", "../log/", "/admin/newsletter/issue/deleted/", "/admin/"):
        if address:
            page.goto(page.evaluate("address => new URL(address, location).href", address))
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), address
        axe(page)


@pytest.mark.parametrize("device", [STILL | SMALL], ids=["small"])
def test_everything_is_done_by_keyboard(device, visit):
    """With its focus in sight at every step: never below the bar."""
    keys = Keyboard(visit.page)
    opening = visit.page.locator("summary", has_text="What was done")
    keys.press(opening, "Enter")
    field = visit.page.locator("details[open] textarea")
    keys.to(field)
    above = visit.page.locator(".approval").bounding_box()["y"]
    assert field.bounding_box()["y"] + field.bounding_box()["height"] <= above
    visit.page.keyboard.type("Where exactly?")
    keys.press(visit.page.locator("details[open] button"), "Enter")
    visit.page.locator(".thread").wait_for()
    keys.press(visit.page.get_by_role("button", name="Approve this text"), "Enter")
    visit.page.get_by_text("You approved this text on").wait_for()
    assert Comment.objects.get().text == "Where exactly?"
