"""What readers of a draft say about its blocks, and what becomes of it."""

import pytest
from django.core.exceptions import PermissionDenied

from newsletter.actions.commenting import answer, comment, reopen, resolve
from newsletter.actions.drafts import NoDraft
from newsletter.material import Material
from newsletter.models import Comment, Event, Issue
from newsletter.rendering import anchor
from newsletter.reviews.comments import places
from tests.factories import (
    ArticleFactory,
    CommentFactory,
    InterviewFactory,
    IssueFactory,
    MemberFactory,
    QuestionAnswerFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def reader():
    return MemberFactory(reviewer=True)


def said(issue) -> list[tuple[str, list[str]]]:
    """What stands where: names of places, and the comments that they have."""
    shown = [one for one in places(Material(issue)) if one.comments]
    return [(one.name, [thread.text for thread in one.comments]) for one in shown]


def test_comment_is_about_the_block_that_stands_there(issue, article, reader):
    made = comment(issue, anchor=anchor(article), text="Too long", by=reader)
    assert (made.about, made.written_by, made.is_open) == ("Kept", reader, True)
    event = Event.objects.get()
    assert (event.kind, event.about, event.by) == ("commented", "Kept", reader)
    assert said(issue) == [("Kept", ["Too long"])]


@pytest.mark.parametrize("gone", ["", "article-999999", "nonsense", "foreword-\0", "x" * 500])
def test_comment_on_no_block_is_about_the_whole(issue, article, reader, gone):
    made = comment(issue, anchor=gone, text="Well done", by=reader)
    assert (made.anchor, made.about) == ("", "")
    assert said(issue) == [("", ["Well done"])]


def test_comment_on_a_block_of_another_issue_tells_nothing_of_it(issue, reader):
    other = ArticleFactory(title_en="Elsewhere")
    assert comment(issue, anchor=anchor(other), text="Hm", by=reader).about == ""


def test_comment_stays_when_its_block_moves_and_when_it_goes(issue, article, reader):
    comment(issue, anchor=anchor(article), text="Too long", by=reader)
    ArticleFactory(parent=issue, ordering=1)
    assert said(issue) == [("Kept", ["Too long"])]
    article.delete()
    [*_blocks, gone] = places(Material(issue))
    assert gone.is_gone
    assert (gone.name, [one.text for one in gone.comments]) == ("Kept", ["Too long"])


def test_comment_on_a_question_goes_with_the_interview_that_took_it(issue, reader):
    question = QuestionAnswerFactory(parent=issue, ordering=20)
    comment(issue, anchor=anchor(question), text="Which one?", by=reader)
    interview = InterviewFactory(parent=issue, ordering=10)
    assert said(issue) == [(str(interview), ["Which one?"])]


def test_answers_stand_below_what_they_answer(issue, article, ctr, reader):
    first = CommentFactory(issue=issue, block=article, text="Too long")
    reply = answer(first, text="Shortened", by=ctr)
    answer(reply, text="Thank you", by=reader)
    [thread] = issue.comments.threads()
    assert [one.text for one in thread.replies.all()] == ["Shortened", "Thank you"]
    assert issue.comments.open().get() == first


def test_comment_is_resolved_and_reopened_once_each(issue, ctr):
    first = CommentFactory(issue=issue)
    for _press in range(2):
        resolve(first, by=ctr)
    first.refresh_from_db()
    assert (first.is_open, first.resolved_by) == (False, ctr)
    for _press in range(2):
        reopen(first, by=ctr)
    assert issue.comments.open().get() == first
    assert list(Event.objects.order_by("pk").values_list("kind", flat=True)) == [
        "resolved",
        "reopened",
    ]


@pytest.mark.parametrize("kind", ["reviewer", "staff", "administrator"])
def test_only_editors_resolve(kind, issue):
    first, settled = CommentFactory(issue=issue), CommentFactory(issue=issue, resolved=True)
    member = MemberFactory(**{kind: True})
    with pytest.raises(PermissionDenied):
        resolve(first, by=member)
    with pytest.raises(PermissionDenied):
        reopen(settled, by=member)
    assert [one.is_open for one in Comment.objects.order_by("pk")] == [True, False]


@pytest.mark.parametrize("kind", ["staff", "administrator"])
def test_who_may_not_read_the_draft_says_nothing(kind, issue):
    first, member = CommentFactory(issue=issue), MemberFactory(**{kind: True})
    with pytest.raises(PermissionDenied):
        comment(issue, anchor="", text="Me too", by=member)
    with pytest.raises(PermissionDenied):
        answer(first, text="Me too", by=member)
    assert Comment.objects.get() == first


def test_nothing_is_said_about_what_was_published(ctr):
    first = CommentFactory(issue=IssueFactory(published=True))
    for action in (
        lambda: comment(first.issue, anchor="", text="Late", by=ctr),
        lambda: answer(first, text="Late", by=ctr),
        lambda: resolve(first, by=ctr),
    ):
        with pytest.raises(NoDraft):
            action()
    assert Comment.objects.get().is_open
    assert Issue.objects.get().is_published
