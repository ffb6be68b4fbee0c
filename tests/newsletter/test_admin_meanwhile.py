"""Two people at the same issue: nobody's words go unseen."""

import pytest

from newsletter.models import Article, Issue
from tests.admin_pages import errors_of, page, typed
from tests.blocks import ARTICLE
from tests.factories import ArticleFactory, ForewordFactory, HolderFactory
from tests.pages import text_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def window(editor, issue, article):
    """A page opened now; call it to save it with changes, later."""
    address = page(Issue, "change", issue.pk)
    form = typed(editor.get(address))
    return lambda **changes: editor.post(address, form | changes)


@pytest.fixture
def theirs(window, article):
    """What somebody else wrote into the block after the page was opened."""
    Article.objects.filter(pk=article.pk).update(text_en="<p>What they wrote</p>")


def stored(article) -> tuple[str, str]:
    article.refresh_from_db()
    return article.title_en, article.text_en


def again(editor, refused, **changes):
    address = refused.request["PATH_INFO"]
    return editor.post(address, typed(refused) | changes)


def test_block_changed_by_both_is_refused_with_both_texts(window, theirs, article):
    answer = window(**{f"{ARTICLE}-title_en": "Mine"})
    assert "Somebody changed this" in errors_of(answer)[f"{ARTICLE}-__all__"][0]
    assert "What they wrote" in text_of(answer)
    assert 'value="Mine"' in answer.content.decode()
    assert stored(article) == ("Kept", "<p>What they wrote</p>")


def test_saving_again_keeps_mine(editor, window, theirs, article):
    refused = window(**{f"{ARTICLE}-title_en": "Mine"})
    assert again(editor, refused).status_code == 302
    assert stored(article)[0] == "Mine"


def test_theirs_is_taken_on_demand(editor, window, theirs, article):
    refused = window(**{f"{ARTICLE}-title_en": "Mine"})
    assert again(editor, refused, **{f"{ARTICLE}-keep": "theirs"}).status_code == 302
    assert stored(article) == ("Kept", "<p>What they wrote</p>")


def test_what_they_wrote_after_the_refusal_is_seen_before_it_goes(editor, window, theirs, article):
    refused = window(**{f"{ARTICLE}-title_en": "Mine"})
    Article.objects.update(text_en="<p>And then this</p>")
    for choice in ("mine", "theirs"):
        answer = again(editor, refused, **{f"{ARTICLE}-keep": choice})
        assert "And then this" in text_of(answer)
    assert stored(article) == ("Kept", "<p>And then this</p>")


def test_block_that_only_they_touched_is_theirs_and_the_rest_is_saved(
    issue, window, theirs, article
):
    """Such as a text that its author sent while the CTR was at work elsewhere."""
    assert window(title_en="My title", **{f"{ARTICLE}-ordering": 70}).status_code == 302
    issue.refresh_from_db()
    assert issue.title_en == "My title"
    assert stored(article) == ("Kept", "<p>What they wrote</p>")
    assert article.ordering == 70


def test_line_breaks_that_a_browser_sends_are_no_change(editor, issue, article):
    Article.objects.update(lead_en="One\nTwo")
    form = typed(editor.get(page(Issue, "change", issue.pk)))
    Article.objects.update(lead_fr="Leur phrase")
    answer = editor.post(
        page(Issue, "change", issue.pk), form | {f"{ARTICLE}-lead_en": "One\r\nTwo"}
    )
    assert answer.status_code == 302
    article.refresh_from_db()
    assert article.lead_fr == "Leur phrase"


def test_people_chosen_by_both_are_refused(editor, issue):
    block = ForewordFactory(parent=issue, signatories=[HolderFactory()])
    address = page(Issue, "change", issue.pk)
    form = typed(editor.get(address))
    block.signatories.add(theirs := HolderFactory(family_name="Theirs"))
    answer = editor.post(address, form | {"foreword_set-0-signatories": [HolderFactory().pk]})
    assert "Theirs" in text_of(answer)
    assert theirs in block.signatories.all()


def test_deletion_of_what_they_changed_is_asked_about(editor, window, theirs, article):
    refused = window(**{f"{ARTICLE}-DELETE": "on"})
    assert "which you want to delete" in errors_of(refused)["article_set"][0]
    assert "What they wrote" in text_of(refused)
    assert Article.objects.exists()
    assert again(editor, refused).status_code == 302
    assert not Article.objects.exists()


def test_title_of_the_issue_changed_by_both_is_refused(issue, window):
    Issue.objects.update(title_en="Theirs")
    answer = window(title_en="Mine")
    assert "Somebody changed this" in errors_of(answer)["__all__"][0]
    assert "Theirs" in text_of(answer)
    issue.refresh_from_db()
    assert issue.title_en == "Theirs"


@pytest.mark.parametrize("forged", ["", "x" * 5000, "a\0b"])
def test_page_that_does_not_say_when_it_was_opened_counts_as_old(window, article, forged):
    answer = window(**{f"{ARTICLE}-opened": forged, f"{ARTICLE}-title_en": "Mine"})
    assert answer.status_code == 200
    assert stored(article)[0] == "Kept"


def test_two_windows_add_their_blocks_side_by_side(window, issue, article):
    ArticleFactory(parent=issue, title_en="From the other window")
    assert window(**{f"{ARTICLE}-title_en": "Mine"}).status_code == 302
    assert set(Article.objects.values_list("title_en", flat=True)) == {
        "Mine",
        "From the other window",
    }
