"""The CTR's quarter, in a browser: order the blocks, save, publish, read."""

import pytest
from playwright.sync_api import expect

from newsletter.material import Material
from newsletter.models import Article, Issue
from tests import admin_pages
from tests.browser.signing import sign_in
from tests.factories import (
    ArticleFactory,
    InterviewFactory,
    IssueFactory,
    KeyFigureFactory,
    MemberFactory,
)

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

BLOCKS = ".order-machine .inline-related:not(.empty-form)"


@pytest.fixture
def issue():
    issue = IssueFactory(title_en="Reaching out", title_fr="Tendre la main")
    ArticleFactory(parent=issue, ordering=10, title_en="First", title_fr="Un")
    KeyFigureFactory(parent=issue, ordering=20, figure_en="Second", label_en="", label_fr="")
    ArticleFactory(parent=issue, ordering=30, title_en="Third", title_fr="Trois")
    return issue


@pytest.fixture
def editor(page, issue):
    """The issue's editor, opened by the CTR."""
    sign_in(page, MemberFactory(ctr=True), to=admin_pages.page(Issue, "change", issue.pk))
    page.locator(f"{BLOCKS} .block-button").first.wait_for()
    return page


def shown(page) -> list[str]:
    """The blocks from top to bottom, as they are seen."""
    names = page.locator(f"{BLOCKS} .inline_label")
    places = [(box.bounding_box()["y"], box.inner_text()) for box in names.all()]
    return [name for _y, name in sorted(places)]


def save(page):
    page.get_by_role("button", name="Save and continue editing").click()
    page.get_by_text("was changed successfully").wait_for()
    page.locator(f"{BLOCKS} .block-button").first.wait_for()


def saved(issue) -> list[str]:
    return [str(block) for block in Material(issue).blocks]


def focused(page) -> str:
    return page.evaluate("document.activeElement.getAttribute('aria-label')")


def test_dragged_block_keeps_its_place(editor, issue):
    third, first = editor.locator(f"{BLOCKS} > h3").nth(2), editor.locator(f"{BLOCKS} > h3").first
    third.drag_to(first, source_position={"x": 150, "y": 10}, target_position={"x": 150, "y": 4})
    assert shown(editor) == ["Third", "First", "Second"]
    save(editor)
    assert shown(editor) == saved(issue) == ["Third", "First", "Second"]


def test_block_is_moved_by_keyboard_and_its_place_is_told(editor, issue):
    editor.get_by_role("button", name="Move Article “Third” up").focus()
    editor.keyboard.press("Enter")
    assert editor.get_by_role("status").inner_text() == "Article “Third” is now block 2 of 3."
    editor.keyboard.press("Enter")
    assert focused(editor) == "Move Article “Third” up"
    assert shown(editor) == ["Third", "First", "Second"]
    save(editor)
    assert saved(issue) == ["Third", "First", "Second"]


def test_focus_follows_the_order_that_is_seen(editor):
    editor.get_by_role("button", name="Move Article “Third” up").press("Enter")
    opened = editor.locator("[data-name=show]").evaluate_all("all => all.map(b => b.ariaLabel)")
    assert [label for label in opened if "New" not in label and "#" not in label] == [
        "Show or hide Article “First”",
        "Show or hide Article “Third”",
        "Show or hide Key figure “Second”",
    ]


def test_block_is_opened_by_keyboard(editor):
    button = editor.get_by_role("button", name="Show or hide Article “First”")
    assert button.get_attribute("aria-expanded") == "false"
    button.press("Enter")
    assert button.get_attribute("aria-expanded") == "true"
    assert editor.locator("input[name=article_set-0-title_fr]").is_visible()


def test_block_is_added_by_keyboard_between_two_others(editor, issue):
    editor.get_by_role("button", name="Add a block before Key figure “Second”").press("Enter")
    editor.keyboard.press("Tab")
    editor.keyboard.press("Enter")
    editor.keyboard.type("Between")
    save(editor)
    assert saved(issue) == ["First", "Between", "Second", "Third"]


def test_rich_text_is_written_in_both_languages(editor):
    editor.get_by_role("button", name="Show or hide Article “First”").click()
    for name, words in [("Text, English", "Two  spaces"), ("Text, French", "Deux  espaces")]:
        editor.get_by_role("textbox", name=name).first.click()
        editor.keyboard.press("Control+A")
        editor.keyboard.type(words)
    save(editor)
    first = Article.objects.get(title_en="First")
    assert (first.text_en, first.text_fr) == ("<p>Two  spaces</p>", "<p>Deux  espaces</p>")


def test_block_with_an_error_is_open_and_its_text_still_there(editor):
    editor.get_by_role("button", name="Show or hide Article “First”").click()
    title = editor.locator("input[name=article_set-0-title_en]")
    title.evaluate("field => field.removeAttribute('maxlength')")
    title.fill("x" * 121)
    editor.get_by_role("button", name="Save and continue editing").click()
    editor.get_by_text("Ensure this value has at most 120 characters").wait_for()
    assert title.input_value() == "x" * 121
    assert title.is_visible()


def test_unsaved_changes_are_not_published(editor, issue):
    editor.locator("input[name=title_en]").fill("Changed")
    editor.get_by_role("link", name="Publish…").click()
    assert "Save your changes first" in editor.get_by_role("status").inner_text()
    save(editor)
    editor.get_by_role("link", name="Publish…").click()
    editor.wait_for_url("**/publish/")


def test_issue_is_published_and_read(editor, issue, axe):
    editor.get_by_role("link", name="Publish…").click()
    axe(editor)
    editor.get_by_role("button", name="Publish now").click(timeout=90_000)  # milliseconds
    editor.get_by_text("is published.").wait_for()
    axe(editor)
    pdf = editor.request.get(editor.get_by_role("link", name="PDF").first.get_attribute("href"))
    assert pdf.body().startswith(b"%PDF")
    editor.get_by_role("link", name="Web page").first.click()
    editor.wait_for_url(f"**/en/newsletter/{issue.number}/")
    assert editor.get_by_role("heading", name="Reaching out").is_visible()


def test_publishing_says_that_it_is_at_work(editor):
    editor.get_by_role("link", name="Publish…").click()
    editor.evaluate("addEventListener('submit', (event) => event.preventDefault())")  # not sent
    button = editor.get_by_role("button", name="Publish now")
    button.click()
    assert "Publishing…" in editor.get_by_role("status").inner_text()
    expect(button).to_be_disabled()


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (768, "dark"), (320, "light")])
def test_editor_breaks_no_accessibility_rule(editor, issue, axe, width, scheme):
    InterviewFactory(parent=issue)
    editor.emulate_media(color_scheme=scheme)
    editor.set_viewport_size({"width": width, "height": 800})
    editor.reload()
    editor.get_by_role("button", name="Show or hide Article “First”").click()
    assert editor.evaluate("document.documentElement.scrollWidth <= innerWidth")
    axe(editor)


def test_rich_text_buttons_speak_the_editors_language(editor):
    """Their own words are English in every language, and buttons come and go with the cursor."""
    editor.get_by_role("button", name="FR").click()
    editor.locator(f"{BLOCKS} .block-button[data-name=show]").first.click()
    toolbar = editor.locator(f"{BLOCKS} .prose-menubar").first
    toolbar.get_by_role("button", name="gras").wait_for()
    toolbar.locator(".prose-menubar__selected", has=editor.get_by_title("paragraphe")).click()
    toolbar.get_by_role("button", name="Titre 3").click()
    toolbar.get_by_role("button", name="titre 3", exact=True).wait_for()
