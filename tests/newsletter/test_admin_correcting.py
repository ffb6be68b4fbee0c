"""Correcting, withdrawing and publishing at a time, as the CTR walks it in the admin."""

import datetime

import pytest
from django.utils import timezone

from newsletter.models import Article, Event, Issue
from tests import factories
from tests.admin_pages import page, typed
from tests.pages import links_of, text_of

pytestmark = pytest.mark.django_db

NOTES = {"kind": "erratum", "note_en": "A name was misspelt.", "note_fr": "Un nom était faux."}


@pytest.fixture
def issue():
    issue = factories.IssueFactory(number=1, published=True)
    factories.ArticleFactory(parent=issue)
    for language in ("en", "fr"):
        factories.EditionFactory(issue=issue, language=language)
    return issue


@pytest.fixture
def draft():
    issue = factories.IssueFactory(number=2)
    factories.ArticleFactory(parent=issue)
    return issue


def begin(editor, issue):
    editor.post(page(Issue, "correct", issue.pk), NOTES)
    return Issue.objects.get(corrects=issue)


def test_published_page_leads_to_correction_and_withdrawal(editor, issue):
    links = links_of(editor.get(page(Issue, "published", issue.pk)))
    assert page(Issue, "correct", issue.pk) in links
    assert page(Issue, "withdraw", issue.pk) in links


def test_correction_is_begun_with_a_note_in_each_language(editor, issue):
    address = page(Issue, "correct", issue.pk)
    refused = editor.post(address, NOTES | {"note_fr": ""})
    assert refused.status_code == 422
    assert "A name was misspelt." in refused.content.decode()
    assert not Issue.objects.exclude(pk=issue.pk).exists()
    answer = editor.post(address, NOTES)
    draft = Issue.objects.get(corrects=issue)
    assert answer["Location"] == page(Issue, "change", draft.pk)
    assert editor.get(answer["Location"]).status_code == 200
    assert draft.newsletter_article_set.count() == 1


def test_second_correction_leads_to_the_first(editor, issue):
    draft = begin(editor, issue)
    again = editor.get(page(Issue, "correct", issue.pk))
    assert again["Location"] == page(Issue, "correction", draft.pk)


def test_note_is_changed_while_the_correction_is_open(editor, issue):
    draft = begin(editor, issue)
    editor.post(page(Issue, "correction", draft.pk), NOTES | {"kind": "update", "note_en": "New."})
    draft.refresh_from_db()
    assert (draft.correction_kind, draft.correction_note_en) == ("update", "New.")


def test_correction_is_dropped_by_its_button_and_not_deleted(editor, issue):
    draft = begin(editor, issue)
    assert editor.get(page(Issue, "delete", draft.pk)).status_code == 403
    answer = editor.post(page(Issue, "correction", draft.pk), {"do": "abandon"})
    assert answer["Location"] == page(Issue, "published", issue.pk)
    assert list(Issue.objects.all()) == [issue]


@pytest.mark.usefixtures("drawn_at_once")
def test_correction_is_published_from_its_own_page(editor, issue, client):
    draft = begin(editor, issue)
    shown = text_of(editor.get(page(Issue, "publish", draft.pk)))
    assert "A name was misspelt." in shown
    answer = editor.post(page(Issue, "publish", draft.pk), {"do": "now"}, follow=True)
    assert "2. Erratum" in text_of(answer)
    again = editor.post(page(Issue, "publish", draft.pk), {"do": "now"})
    assert again.status_code == 404
    assert issue.revisions.count() == 2


def test_withdrawal_needs_a_reason_in_each_language(editor, issue, client):
    address = page(Issue, "withdraw", issue.pk)
    refused = editor.post(address, {"reason_en": "Unsafe.", "reason_fr": " "})
    assert refused.status_code == 422
    assert "Write it in both languages" in text_of(refused)
    assert client.get("/en/newsletter/1/").status_code == 200
    told = editor.post(address, {"reason_en": "Unsafe.", "reason_fr": "Risqué."}, follow=True)
    assert "Unsafe." in text_of(told)
    gone = client.get("/fr/newsletter/1/")
    assert gone.status_code == 410
    assert "Risqué." in text_of(gone)
    assert page(Issue, "correct", issue.pk) in links_of(told)


@pytest.mark.parametrize("name", ["correct", "withdraw"])
def test_reviewers_neither_correct_nor_withdraw(client, issue, name):
    client.force_login(factories.MemberFactory(reviewer=True))
    assert client.get(page(Issue, name, issue.pk)).status_code == 403
    sent = NOTES | {"reason_en": "x", "reason_fr": "x"}
    assert client.post(page(Issue, name, issue.pk), sent).status_code == 403
    assert page(Issue, name, issue.pk) not in links_of(
        client.get(page(Issue, "published", issue.pk))
    )


@pytest.mark.parametrize("name", ["correct", "withdraw", "correction"])
def test_drafts_are_neither_corrected_nor_withdrawn(editor, draft, name):
    assert editor.get(page(Issue, name, draft.pk)).status_code == 404


@pytest.mark.usefixtures("drawn_at_once")
def test_time_is_set_shown_and_cancelled(editor, draft):
    address = page(Issue, "publish", draft.pk)
    day = timezone.localdate() + datetime.timedelta(days=10)
    told = editor.post(address, {"do": "at", "day": day, "time": "08:30"}, follow=True)
    assert "08:30 (Paris)" in text_of(told)
    for other in (page(Issue, "change", draft.pk), page(Issue, "changelist"), "/admin/"):
        assert "08:30" in text_of(editor.get(other)), other
    told = editor.post(address, {"do": "cancel"}, follow=True)
    assert "08:30 (Paris)" not in text_of(told)
    kinds = list(Event.objects.values_list("kind", flat=True))
    assert kinds[:2] == ["unscheduled", "scheduled"]


@pytest.mark.parametrize(
    ("day", "time", "words"),
    [
        ("2027-03-28", "02:30", "this time does not exist"),
        ("2027-10-31", "02:30", "this time comes twice"),
        ("2014-12-31", "08:00", "This has passed"),
        ("31 décembre", "08:00", "Write the day as in"),
        ("2027-03-28", "25:00", "Write the time as in"),
        ("0001-01-01", "00:00", "This has passed"),
    ],
)
def test_time_that_cannot_be_is_refused_in_words(editor, draft, day, time, words):
    address = page(Issue, "publish", draft.pk)
    answer = editor.post(address, {"do": "at", "day": day, "time": time})
    assert answer.status_code == 422
    assert words in text_of(answer)
    assert f'value="{time}"' in answer.content.decode()
    assert Issue.objects.get().publish_at is None


def test_who_approved_what_readers_have_is_known_after_a_dropped_correction(editor, issue):
    """Also where the block was deleted from the correction before that was dropped."""
    original = Article.objects.get(parent=issue)
    asked = factories.TextRequestFactory(interview=None, article=original)
    draft = begin(editor, issue)
    address = page(Issue, "change", draft.pk)
    answer = editor.post(address, typed(editor.get(address)) | {"article_set-0-DELETE": "on"})
    assert answer.status_code == 302
    assert not Article.objects.filter(parent=draft).exists()
    editor.post(page(Issue, "correction", draft.pk), {"do": "abandon"})
    asked.refresh_from_db()
    assert asked.article == original
