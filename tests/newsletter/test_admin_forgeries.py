"""What no honest browser sends to the block editor: refused with words, never a 500."""

import pytest

from newsletter.admin.blocks import MOST_BLOCKS
from newsletter.models import Actions, Article, Interview, Issue
from tests.admin_pages import errors_of, page, typed
from tests.blocks import ARTICLE, new
from tests.factories import ArticleFactory, IssueFactory

pytestmark = pytest.mark.django_db

TAMPERED = {
    "ordering": ("ordering", "abc"),
    "endless ordering": ("ordering", "9" * 30),
    "no ordering": ("ordering", ""),
    "region": ("region", "x"),
    "key": ("id", "abc"),
    "endless key": ("id", "9" * 30),
    "parent": ("parent", "abc"),
}


@pytest.mark.parametrize("name", TAMPERED)
def test_tampered_place_is_refused_with_words_at_the_block(article, save, name):
    field, value = TAMPERED[name]
    answer = save(**{f"{ARTICLE}-{field}": value, f"{ARTICLE}-title_en": "Rewritten"})
    assert answer.status_code == 200
    assert "no longer fits the issue" in errors_of(answer)[f"{ARTICLE}-__all__"][0]
    article.refresh_from_db()
    assert (article.title_en, article.ordering, article.region) == ("Kept", 10, "main")


def test_block_cannot_be_moved_into_another_issue(article, save):
    answer = save(**{f"{ARTICLE}-parent": IssueFactory().pk})
    assert answer.status_code == 200
    article.refresh_from_db()
    assert article.parent_id != Issue.objects.latest("pk").pk


def test_block_of_another_issue_is_out_of_reach(article, save):
    other = ArticleFactory(title_en="Somebody else's")
    answer = save(**{f"{ARTICLE}-id": other.pk, f"{ARTICLE}-title_en": "Rewritten"})
    assert answer.status_code == 200
    other.refresh_from_db()
    article.refresh_from_db()
    assert (other.title_en, article.title_en) == ("Somebody else's", "Kept")


def test_block_of_another_issue_cannot_be_deleted(article, save):
    other = ArticleFactory()
    save(**{f"{ARTICLE}-id": other.pk, f"{ARTICLE}-DELETE": "on"})
    assert Article.objects.count() == 2


def test_cloning_is_refused(article, save):
    """The editor would copy any block of any issue, whoever asks."""
    stolen = ArticleFactory(title_en="Somebody else's")
    clone = {"_clone": f"newsletter.article:{stolen.pk}", "_clone_region": "main"}
    answer = save(**clone, _clone_ordering=10, **{f"{ARTICLE}-title_en": "Rewritten"})
    assert answer.status_code == 403
    article.refresh_from_db()
    assert (Article.objects.count(), article.title_en) == (2, "Kept")


@pytest.mark.parametrize("total", ["", "abc", str(MOST_BLOCKS + 1), "9" * 9])
def test_tampered_number_of_blocks_is_refused(article, save, total):
    answer = save(**{"article_set-TOTAL_FORMS": total})
    assert answer.status_code == 200
    assert errors_of(answer)["article_set"]
    assert Article.objects.get() == article


def test_missing_management_form_is_refused(article, editor, issue):
    address = page(Issue, "change", issue.pk)
    form = typed(editor.get(address))
    rest = {name: value for name, value in form.items() if not name.endswith("_FORMS")}
    assert editor.post(address, rest).status_code == 200
    assert editor.post(address, {}).status_code == 200
    assert Article.objects.get() == article


FORGED_KEYS = ["", "abc", "-1", "9" * 30, "1.5"]


@pytest.mark.parametrize("key", FORGED_KEYS)
def test_interview_is_held_with_somebody_who_exists(save, key):
    assert "interview_set-0-holder" in errors_of(save(**new(Interview, holder=key)))
    assert not Interview.objects.exists()


@pytest.mark.parametrize("key", FORGED_KEYS[1:])
def test_actions_of_a_block_are_actions_that_exist(save, key):
    assert "actions_set-0-actions" in errors_of(save(**new(Actions, actions=[key])))
    assert not Actions.objects.exists()
