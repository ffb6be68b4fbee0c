"""The page on which the CTR reads what was found, and writes why some of it may stay."""

import pytest

from newsletter.models import Issue, Reason
from tests.admin_pages import page
from tests.factories import ArticleFactory, ForewordFactory, IssueFactory, MemberFactory
from tests.pages import links_of

pytestmark = pytest.mark.django_db
WHY = "The minister said it exactly like this."
TWICE = "<p>The the police met.</p>"


@pytest.fixture
def issue():
    return IssueFactory(title_en="Soon", title_fr="Bientôt")


@pytest.fixture
def article(issue):
    return ArticleFactory(parent=issue, text_en=TWICE)


def address(issue) -> str:
    return page(Issue, "checks", issue.pk)


def keys(answer) -> list[str]:
    return [finding.key for finding in answer.context["report"].findings]


def test_page_tells_what_to_do_and_leads_to_the_block(editor, issue, article):
    ForewordFactory(parent=issue, title_fr="")
    answer = editor.get(address(issue))
    text = answer.content.decode()
    assert "2 things keep this issue from being published." in text
    assert "“The the” stands there twice. (text, English)" in text
    assert "Delete one of the two." in text
    assert f"{page(Issue, 'change', issue.pk)}#article-{article.pk}" in links_of(answer)
    assert text.count("<textarea") == 1  # the foreword's title must change


def test_page_of_a_clean_issue_says_so(editor, issue):
    ArticleFactory(parent=issue)
    assert "this issue is ready" in editor.get(address(issue)).content.decode()


def test_editor_leads_to_the_checks(editor, issue):
    assert address(issue) in links_of(editor.get(page(Issue, "change", issue.pk)))


@pytest.mark.usefixtures("article")
def test_reason_is_given_shown_and_taken_back(editor, issue):
    (key,) = keys(editor.get(address(issue)))
    answer = editor.post(address(issue), {"give": key, f"reason-{key}": WHY}, follow=True)
    text = answer.content.decode()
    assert "Nothing keeps this issue from being published." in text
    assert WHY in text
    assert "<textarea" not in text
    assert Reason.objects.get().given_by.has_perm("newsletter.change_issue")
    answer = editor.post(address(issue), {"take_back": key}, follow=True)
    assert "One thing keeps this issue from being published." in answer.content.decode()
    assert not Reason.objects.exists()


def test_giving_one_reason_keeps_what_was_typed_for_another(editor, issue, article):
    ArticleFactory(parent=issue, text_en="<p>By by train.</p>")
    one, two = keys(editor.get(address(issue)))
    typed = {f"reason-{one}": WHY, f"reason-{two}": "I was about to wr"}
    answer = editor.post(address(issue), {"give": one, **typed})
    assert answer.status_code == 200
    assert ">I was about to wr</textarea>" in answer.content.decode()
    assert Reason.objects.get().key == one


@pytest.mark.usefixtures("article")
def test_too_short_a_reason_comes_back_with_what_was_typed(editor, issue):
    (key,) = keys(editor.get(address(issue)))
    answer = editor.post(address(issue), {"give": key, f"reason-{key}": "No <b>"})
    text = answer.content.decode()
    assert answer.status_code == 422
    assert "Write why this may stay: a few words" in text
    assert ">No &lt;b&gt;</textarea>" in text
    assert not Reason.objects.exists()


def test_what_must_change_takes_no_reason(editor, issue):
    ForewordFactory(parent=issue, title_fr="")
    (key,) = keys(editor.get(address(issue)))
    answer = editor.post(address(issue), {"give": key, f"reason-{key}": WHY})
    assert answer.status_code == 422
    assert "This cannot pass for any reason" in answer.content.decode()
    assert not Reason.objects.exists()


def test_what_is_no_longer_found_takes_no_reason(editor, issue, article):
    (key,) = keys(editor.get(address(issue)))
    article.text_en = "<p>The police met.</p>"
    article.save()
    answer = editor.post(address(issue), {"give": key, f"reason-{key}": WHY})
    assert answer.status_code == 409
    assert "no longer found" in answer.content.decode()
    assert not Reason.objects.exists()


@pytest.mark.usefixtures("article")
def test_second_of_two_people_is_told_who_was_first(editor, issue):
    (key,) = keys(editor.get(address(issue)))
    sent = {"give": key, f"reason-{key}": WHY}
    editor.post(address(issue), sent)
    again = editor.post(address(issue), sent | {f"reason-{key}": "Something else, said later."})
    assert again.status_code == 409
    told = again.content.decode()
    assert "has given a reason already" in told
    assert "Something else, said later." in told
    assert Reason.objects.get().reason == WHY


def test_reason_stays_with_the_words_and_waits_for_them(editor, issue, article):
    (key,) = keys(editor.get(address(issue)))
    editor.post(address(issue), {"give": key, f"reason-{key}": WHY})
    article.text_en = "<p>The police met.</p>"
    article.save()
    text = editor.get(address(issue)).content.decode()
    assert "Reasons for what is no longer found" in text
    assert WHY in text


def test_same_words_in_two_blocks_take_one_reason(editor, issue, article):
    ArticleFactory(parent=issue, text_en=TWICE)
    answer = editor.get(address(issue))
    one, two = keys(answer)
    assert one == two
    assert answer.content.decode().count("<textarea") == 1
    answer = editor.post(address(issue), {"give": one, f"reason-{one}": WHY}, follow=True)
    assert answer.context["report"].unsettled == []


def test_readers_of_drafts_neither_see_nor_post(client, issue, article):
    client.force_login(MemberFactory(reviewer=True))
    assert client.get(address(issue)).status_code == 403
    assert client.post(address(issue), {"give": "x"}).status_code == 403


def test_published_issue_has_no_checks(editor):
    issue = IssueFactory(published=True)
    for answer in (editor.get(address(issue)), editor.post(address(issue), {"take_back": "x"})):
        assert answer["Location"] == page(Issue, "published", issue.pk)


def test_getting_the_page_changes_nothing(editor, issue, article):
    (key,) = keys(editor.get(address(issue)))
    editor.get(address(issue), {"give": key, f"reason-{key}": WHY})
    assert not Reason.objects.exists()
