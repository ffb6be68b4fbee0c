"""The review in the admin: the CTR's page, and the page on which reviewers read."""

import re

import pytest
from django.utils import timezone

from newsletter.models import Article, Comment, Issue, Review
from newsletter.rendering import anchor
from tests.admin_pages import page
from tests.factories import (
    ArticleFactory,
    CommentFactory,
    ForewordFactory,
    HolderFactory,
    ImageFactory,
    InterviewFactory,
    IssueFactory,
    MemberFactory,
    QuestionAnswerFactory,
    ReviewFactory,
)
from tests.pages import links_of, text_of
from thbnet.dates import today

pytestmark = pytest.mark.django_db


@pytest.fixture
def ambassador():
    return MemberFactory(reviewer=True, first_name="Anna", last_name="Petrova")


@pytest.fixture
def sent(issue, article, ambassador):
    """The issue, in review by the ambassador."""
    Issue.objects.filter(pk=issue.pk).update(status=Issue.Status.IN_REVIEW)
    ReviewFactory(issue=issue, reviewer=ambassador, due_on=today())
    return Issue.objects.get(pk=issue.pk)


@pytest.fixture
def reader(client, ambassador):
    client.force_login(ambassador)
    return client


def reading(issue, language="en") -> str:
    return page(Issue, "reading", issue.pk, language)


def ticked(editor, issue) -> set:
    form = editor.get(page(Issue, "review", issue.pk)).context["form"]
    return set(form["to"].value() or ())


def test_only_reviewer_there_is_is_ticked_already(editor, issue, ambassador):
    assert ticked(editor, issue) == {ambassador.pk}
    MemberFactory(reviewer=True)
    assert ticked(editor, issue) == set()


def test_who_read_the_last_issue_is_ticked_for_the_next(editor, issue, ambassador):
    for number in (1, 2):
        MemberFactory(reviewer=True)
        ReviewFactory(reviewer=ambassador if number == 2 else MemberFactory(reviewer=True))
    assert ticked(editor, issue) == {ambassador.pk}


def test_ctr_sends_the_issue_to_whom_they_tick(postbox, editor, issue, article, ambassador):
    address = page(Issue, "review", issue.pk)
    shown = editor.get(address)
    assert "Anna Petrova" in text_of(shown)
    wishes = {"do": "send", "to": [ambassador.pk], "due_on": today().isoformat(), "message": "Hi"}
    told = text_of(editor.post(address, wishes, follow=True))
    assert "1 person is asked." in told
    assert "0 of 1 approved this text" in told
    assert "Has not answered yet" in told
    assert Issue.objects.get().status == Issue.Status.IN_REVIEW
    assert [to for to, _message in postbox.received] == [[ambassador.email]]


def test_mail_that_fails_is_told(settings, editor, issue, article, ambassador):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1  # nobody listens
    wishes = {"do": "send", "to": [ambassador.pk]}
    answer = editor.post(page(Issue, "review", issue.pk), wishes, follow=True)
    assert "No mail could be sent to Anna Petrova" in answer.content.decode()
    assert Review.objects.get().reviewer == ambassador


BAD = {
    "nobody": ({}, "Choose at least one person."),
    "a stranger": ({"to": ["999999"]}, "999999"),
    "nonsense": ({"to": ["x\0"]}, "is not"),
    "a day that is over": ({"due_on": "2020-01-01"}, "This day is over."),
    "no day": ({"due_on": "soon"}, "Write the day as in"),
    "a book": ({"message": "x" * 3000}, "at most 2000 characters"),
}


@pytest.mark.parametrize("case", BAD)
def test_what_cannot_be_sent_comes_back_with_what_was_typed(case, editor, issue, ambassador):
    changes, words = BAD[case]
    wishes = {"do": "send", "message": "Kept words", "due_on": ""} | changes
    answer = editor.post(page(Issue, "review", issue.pk), wishes)
    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert ("Kept words" in answer.content.decode()) == ("message" not in changes)
    assert not Review.objects.exists()


def test_ctr_ends_the_review(editor, sent):
    address = page(Issue, "review", sent.pk)
    told = [text_of(editor.post(address, {"do": "end"}, follow=True)) for _press in range(2)]
    assert ["The issue is a draft again." in text for text in told] == [True, False]
    assert Issue.objects.get().status == Issue.Status.DRAFT


def test_comments_are_grouped_with_a_way_to_each_block(editor, sent, article):
    CommentFactory(issue=sent, block=article, text="Too long")
    CommentFactory(issue=sent, block=article, text="Well put", resolved=True)
    CommentFactory(issue=sent, text="A fine issue")
    gone = ArticleFactory(parent=sent, title_en="Cancelled trip")
    CommentFactory(issue=sent, block=gone, text="When?")
    gone.delete()
    shown = editor.get(page(Issue, "review", sent.pk))
    text = text_of(shown)
    assert "3 open comments" in text
    assert text.index("A fine issue") < text.index("Too long") < text.index("When?")
    assert "On “Cancelled trip”, which is no longer in the issue" in text
    assert f"{page(Issue, 'change', sent.pk)}#{anchor(article)}" in links_of(shown)


def test_ctr_answers_and_resolves(editor, sent, article):
    said = CommentFactory(issue=sent, block=article)
    address = page(Issue, "review", sent.pk)
    answer = editor.post(address, {"do": "answer", "comment": said.pk, "text": "Shortened"})
    assert answer["Location"] == f"{address}#comment-{said.pk}"
    editor.post(address, {"do": "resolve", "comment": said.pk})
    shown = text_of(editor.get(address))
    assert "Shortened" in shown
    assert "0 open comments" in shown
    editor.post(address, {"do": "reopen", "comment": said.pk})
    assert "1 open comment" in text_of(editor.get(address))


@pytest.mark.parametrize(("language", "words"), [("en", "What happened"), ("fr", "Ce qui s’est")])
def test_reviewer_reads_the_issue_in_either_language(reader, sent, language, words):
    shown = reader.get(reading(sent, language))
    text = text_of(shown)
    assert words in text
    assert "Approve this text" in text
    assert "Comment on this block" in text
    assert "Please answer by" in text
    assert reading(sent, "en") in links_of(shown)
    assert reading(sent, "fr") in links_of(shown)
    assert "no-store" in shown["Cache-Control"]
    assert shown["X-Robots-Tag"] == "noindex"


def test_page_of_the_review_leads_reviewers_to_the_text(reader, sent):
    for name in ("review", "change"):
        assert reader.get(page(Issue, name, sent.pk))["Location"] == reading(sent)


def seen_on(client, issue) -> str:
    return client.get(reading(issue)).context["seen"]


def test_reviewer_approves_and_takes_it_back(reader, sent):
    approved = {"do": "approve", "seen": seen_on(reader, sent)}
    told = text_of(reader.post(reading(sent), approved, follow=True))
    assert "you have approved this text" in told
    assert "You approved this text on" in told
    assert "Approve this text" not in told
    told = text_of(reader.post(reading(sent), {"do": "take_back"}, follow=True))
    assert "Your approval is taken back." in told
    assert "Approve this text" in told


def test_approval_of_a_changed_text_is_refused_and_the_new_text_shown(reader, sent):
    approved = {"do": "approve", "seen": seen_on(reader, sent)}
    Article.objects.update(text_en="<p>Something else entirely.</p>")
    answer = reader.post(reading(sent), approved)
    assert answer.status_code == 409
    text = text_of(answer)
    assert "so it is not approved" in text
    assert "Something else entirely." in text
    assert Review.objects.get().approved_at is None
    again = {"do": "approve", "seen": answer.context["seen"]}
    assert "You approved this text on" in text_of(reader.post(reading(sent), again, follow=True))


def test_reviewer_learns_that_the_text_changed_since(reader, editor, sent, ambassador):
    reader.force_login(ambassador)
    reader.post(reading(sent), {"do": "approve", "seen": seen_on(reader, sent)})
    ArticleFactory(parent=sent)
    assert "The text has changed since you approved it" in text_of(reader.get(reading(sent)))
    reader.force_login(MemberFactory(ctr=True))
    told = text_of(reader.get(page(Issue, "review", sent.pk)))
    assert "0 of 1 approved this text" in told
    assert "Approved an earlier text on" in told


def changes(reader, sent) -> str:
    html = reader.get(reading(sent)).content.decode()
    found = re.search(r'<details class="reading-changes".*?</details>', html, re.DOTALL)
    return " ".join(re.sub(r"<[^>]+>", " ", found.group()).split()) if found else ""


def approve(reader, sent) -> None:
    seen = reader.get(reading(sent)).context["seen"]
    reader.post(reading(sent), {"do": "approve", "seen": seen})


def test_reviewer_is_shown_what_changed_since_the_approval(reader, sent, article):
    gone = ArticleFactory(parent=sent, title_en="Soon gone", text_en="<p>Words of then.</p>")
    assert changes(reader, sent) == ""
    approve(reader, sent)
    assert changes(reader, sent) == ""
    Article.objects.filter(pk=article.pk).update(text_en="<p>Rewritten <b>words</b>.</p>")
    gone.delete()
    ArticleFactory(parent=sent, title_en="Quite <i>new</i>", text_en="<p>Unread so far.</p>")
    told = changes(reader, sent)
    for words in (
        "Text, English",
        "added: Rewritten words.",
        "Taken out removed: Words of then.",
        "added: Unread so far.",
        "added: Quite &lt;i&gt;new&lt;/i&gt;",
    ):
        assert words in told
    approve(reader, sent)
    assert changes(reader, sent) == ""


def test_reviewer_is_told_of_changes_that_no_words_tell(reader, sent, article):
    other = ArticleFactory(parent=sent, ordering=article.ordering + 10)
    approve(reader, sent)
    Article.objects.filter(pk=other.pk).update(ordering=article.ordering - 1)
    assert "Pictures, people, order or layout" in changes(reader, sent)


def test_words_that_were_approved_are_not_kept_without_the_approval(reader, sent, article):
    approve(reader, sent)
    assert Review.objects.get().approved_content
    reader.post(reading(sent), {"do": "take_back"})
    assert Review.objects.get().approved_content == {}


def test_reviewer_comments_below_a_block_and_on_the_whole(reader, sent, article):
    for where, text in ((anchor(article), "Too <b>long</b>"), ("", "Well done")):
        answer = reader.post(reading(sent), {"do": "comment", "anchor": where, "text": text})
        said = Comment.objects.get(text=text)
        assert answer["Location"] == f"{reading(sent)}#comment-{said.pk}"
    shown = reader.get(reading(sent)).content.decode()
    assert "Too &lt;b&gt;long&lt;/b&gt;" in shown
    assert shown.index("What happened") < shown.index("Too &lt;b") < shown.index("Well done")


UNWRITTEN = [("  ", "Write your comment first."), ("x" * 5000, "at most 4000 characters")]


@pytest.mark.parametrize(("text", "words"), UNWRITTEN)
def test_comment_that_cannot_be_kept_comes_back_in_its_place(reader, sent, article, text, words):
    ArticleFactory(parent=sent)
    where = anchor(article)
    answer = reader.post(reading(sent), {"do": "comment", "anchor": where, "text": text})
    assert answer.status_code == 422
    forms = {spot.place.anchor: spot.form.errors for spot, _html in answer.context["drawn"]}
    assert words in str(forms[where])
    assert sum(bool(errors) for errors in forms.values()) == 1
    assert text in answer.content.decode()
    assert answer.content.decode().count('<details class="say" open>') == 1
    assert not Comment.objects.exists()


def test_reviewer_cannot_resolve(reader, sent):
    said = CommentFactory(issue=sent)
    assert "Resolve" not in text_of(reader.get(reading(sent)))
    for deed in ("resolve", "reopen"):
        assert reader.post(reading(sent), {"do": deed, "comment": said.pk}).status_code == 403
    assert Comment.objects.get().is_open


@pytest.mark.parametrize("who", ["reviewer", "ctr", "superuser"])
def test_who_was_not_named_reads_and_comments_but_does_not_approve(client, sent, who):
    client.force_login(MemberFactory(**{who: True}))
    shown = client.get(reading(sent))
    assert "Approve this text" not in text_of(shown)
    sent_off = {"do": "approve", "seen": shown.context["seen"]}
    assert client.post(reading(sent), sent_off).status_code == 409
    assert Review.objects.get().approved_at is None
    client.post(reading(sent), {"do": "comment", "anchor": "", "text": "Hello"})
    assert Comment.objects.get().text == "Hello"


def test_nobody_approves_what_is_no_longer_in_review(reader, sent):
    seen = seen_on(reader, sent)
    Issue.objects.update(status=Issue.Status.DRAFT)
    answer = reader.post(reading(sent), {"do": "approve", "seen": seen})
    assert answer.status_code == 409
    assert "You are no longer asked" in text_of(answer)


def test_words_typed_too_late_are_given_back(reader, sent):
    Issue.objects.update(status="published", published_at=timezone.now())
    answer = reader.post(reading(sent), {"do": "comment", "anchor": "", "text": "My long words"})
    assert answer.status_code == 409
    assert "My long words" in text_of(answer)
    assert not Comment.objects.exists()
    assert reader.get(reading(sent))["Location"] == page(Issue, "published", sent.pk)


@pytest.mark.parametrize("body", [{}, {"do": "publish"}, {"do": "approve\0"}])
def test_what_no_page_offers_is_refused(editor, sent, body):
    for address in (reading(sent), page(Issue, "review", sent.pk)):
        assert editor.post(address, body).status_code == 400


@pytest.mark.parametrize("key", ["", "abc", "999999", "9" * 40, "-1"])
def test_comment_that_does_not_exist_is_not_found(editor, sent, key):
    other = CommentFactory()
    for comment in (key, other.pk):
        body = {"do": "resolve", "comment": comment}
        assert editor.post(page(Issue, "review", sent.pk), body).status_code == 404


@pytest.mark.parametrize("who", ["nobody", "staff", "administrator"])
def test_for_others_a_draft_is_as_if_it_did_not_exist(client, sent, who):
    if who != "nobody":
        client.force_login(MemberFactory(**{who: True}))
    for name, *args in (("review",), ("reading", "en"), ("log",), ("deleted",), ("deleted_log",)):
        keys = [] if name == "deleted" else [sent.pk, *args]
        there = page(Issue, name, *keys)
        nowhere = page(Issue, name, *keys).replace(f"/{sent.pk}/", "/999999/")
        for send in (client.get, client.post):
            answers = [send(there), send(nowhere)]
            assert {answer.status_code for answer in answers} <= {302, 403, 405}
            assert answers[0].status_code == answers[1].status_code
    assert Issue.objects.get().status == Issue.Status.IN_REVIEW


QUERIES = {"reading": 25, "review": 26}


def said_about(issue, number: int) -> None:
    for _ in range(number):
        blocks = [
            ArticleFactory(parent=issue),
            ImageFactory(parent=issue),
            InterviewFactory(parent=issue),
            QuestionAnswerFactory(parent=issue),
            ForewordFactory(parent=issue, signatories=[HolderFactory()]),
        ]
        for block in blocks:
            first = CommentFactory(issue=issue, block=block)
            CommentFactory(issue=issue, answers=first, anchor=first.anchor)
        ReviewFactory(issue=issue)


@pytest.mark.parametrize("number", [3, 30])
@pytest.mark.parametrize("name", QUERIES)
def test_pages_take_as_many_queries_for_3_comments_as_for_30(
    name, number, editor, django_assert_num_queries
):
    issue = IssueFactory(in_review=True)
    said_about(issue, number)
    address = reading(issue) if name == "reading" else page(Issue, name, issue.pk)
    editor.get(address)
    with django_assert_num_queries(QUERIES[name]):
        assert editor.get(address).status_code == 200
