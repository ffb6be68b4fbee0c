"""The issue's editor by keyboard alone: add, move, edit, delete a block, and change one's mind."""

import pytest
from playwright.sync_api import expect

from newsletter.material import Material
from newsletter.models import Article, Issue
from tests import admin_pages
from tests.browser.signing import sign_in
from tests.browser.visits import Keyboard
from tests.factories import ArticleFactory, IssueFactory, KeyFigureFactory, MemberFactory

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def issue():
    issue = IssueFactory()
    ArticleFactory(parent=issue, title_en="First")
    KeyFigureFactory(parent=issue, figure_en="Second", label_en="", label_fr="")
    ArticleFactory(parent=issue, title_en="Third")
    return issue


@pytest.fixture
def editor(page, issue):
    page.set_viewport_size({"width": 1280, "height": 900})
    sign_in(page, MemberFactory(ctr=True), to=admin_pages.page(Issue, "change", issue.pk))
    page.get_by_role("button", name="Show or hide Article “First”").wait_for()
    return page


def button(page, name):
    return page.get_by_role("button", name=name, exact=True)


def told(page, words: str):
    expect(page.locator("#editor-status")).to_have_text(words)


def test_block_is_added_moved_edited_and_another_deleted_by_keyboard_alone(editor, issue):
    keys = Keyboard(editor)
    keys.press(button(editor, "Add a block before Key figure “Second”"), "Enter")
    keys.press(button(editor, "Article"), "Enter")
    editor.keyboard.type("Added")  # the first field of the new block has the focus
    keys.press(button(editor, "Move Article “New item” up"), " ", by="Shift+Tab")
    told(editor, "Article “New item” is now block 1 of 4.")
    keys.press(button(editor, "Show or hide Article “Third”"), "Enter")
    keys.type({"article_set-1-title_en": "Edited"})
    keys.press(editor.locator("[name=keyfigure_set-0-DELETE]"), "Space", by="Shift+Tab")
    told(editor, "Key figure “Second” will be deleted when you save. Untick “Delete” to keep it.")
    keys.press(button(editor, "Save and continue editing"), "Enter")
    editor.get_by_text("was changed successfully").wait_for()
    assert [str(block) for block in Material(issue).blocks] == ["Added", "First", "Edited"]


def test_deletion_is_taken_back_with_the_same_key(editor, issue):
    box = editor.locator("[name=article_set-0-DELETE]")
    box.focus()
    editor.keyboard.press("Space")
    expect(box).to_be_focused()
    editor.keyboard.press("Space")
    told(editor, "Article “First” will not be deleted.")
    expect(box).to_be_focused()
    button(editor, "Save and continue editing").press("Enter")
    editor.get_by_text("was changed successfully").wait_for()
    assert Article.objects.filter(title_en="First").exists()


def test_added_block_can_be_deleted_before_it_is_saved(editor, issue):
    for name in ("Add a block before Article “First”", "Article"):
        button(editor, name).press("Enter")
    editor.keyboard.type("Never mind")
    editor.locator("[name=article_set-2-DELETE]").press("Space")
    told(editor, "Article “New item” will be deleted when you save. Untick “Delete” to keep it.")
    button(editor, "Save and continue editing").press("Enter")
    editor.get_by_role("button", name="Show or hide Article “First”").wait_for()
    assert [str(block) for block in Material(issue).blocks] == ["First", "Second", "Third"]


def test_finding_leads_to_its_block(editor, issue):
    Article.objects.filter(title_en="Third").update(text_fr="")
    editor.reload()
    editor.get_by_role("link", name="is missing in French").press("Enter")
    expect(button(editor, "Show or hide Article “Third”")).to_be_focused()
    expect(editor.get_by_role("textbox", name="Text, French")).to_be_visible()
