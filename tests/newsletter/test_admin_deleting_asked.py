"""A block of which somebody was asked for the text goes with the request: that is said before."""

import re

import pytest

from newsletter.actions.approving import approve
from newsletter.fingerprints import of_issue
from newsletter.material import Material
from newsletter.models import Interview, Issue, TextRequest
from tests.admin_pages import errors_of, page, typed
from tests.factories import (
    InterviewFactory,
    MemberFactory,
    QuestionAnswerFactory,
    ReviewFactory,
    TextRequestFactory,
)
from tests.pages import text_of

pytestmark = pytest.mark.django_db
FIRST = "interview_set-0"


@pytest.fixture
def interview(issue):
    return InterviewFactory(parent=issue)


@pytest.fixture
def asked(interview):
    return TextRequestFactory(interview=interview, name="Ana Marković <b>")


def again(editor, refused):
    """What a browser sends: also what stands in no field of a form."""
    hidden = re.findall(rf'name="({FIRST}-asked)" value="([^"]*)"', refused.content.decode())
    return editor.post(refused.wsgi_request.path, typed(refused) | dict(hidden))


def test_deletion_is_asked_about_once_with_the_name_of_whoever_was_asked(editor, save, asked):
    refused = save(**{f"{FIRST}-DELETE": "on"})
    (told,) = errors_of(refused)["interview_set"]
    assert "Ana Marković" in told
    assert "Ana Marković <b>" in text_of(refused)
    assert "<b>. With" not in refused.content.decode()
    assert TextRequest.objects.exists()
    assert again(editor, refused).status_code == 302
    assert not Interview.objects.exists()
    assert not TextRequest.objects.exists()


def test_reviewers_keep_no_words_that_went_for_good(editor, save, issue, asked):
    QuestionAnswerFactory(parent=issue, answer_en="<p>Words of Ana</p>")
    review = ReviewFactory(issue=issue, reviewer=MemberFactory(reviewer=True))
    Issue.objects.filter(pk=issue.pk).update(status=Issue.Status.IN_REVIEW)
    approve(review, by=review.reviewer, seen=of_issue(Material(issue)))
    review.refresh_from_db()
    assert "Words of Ana" in str(review.approved_content)
    again(editor, save(**{f"{FIRST}-DELETE": "on"}))
    review.refresh_from_db()
    assert "Words of Ana" not in str(review.approved_content)


def test_who_is_asked_meanwhile_is_told_of_as_well(editor, save, asked):
    refused = save(**{f"{FIRST}-DELETE": "on"})
    TextRequestFactory(interview=asked.interview, name="Somebody else")
    refused = again(editor, refused)
    assert "Somebody else" in text_of(refused)
    assert again(editor, refused).status_code == 302


@pytest.mark.parametrize("forged", ["", "x" * 5000, "a\0b", "0"])
def test_page_that_told_nothing_deletes_nothing(save, asked, forged):
    assert save(**{f"{FIRST}-DELETE": "on", f"{FIRST}-asked": forged}).status_code == 200
    assert TextRequest.objects.exists()


@pytest.mark.parametrize("over", [{"cancelled": True}, {"withdrawn": True}])
def test_request_that_is_over_keeps_nobody_waiting(save, interview, over):
    TextRequestFactory(interview=interview, **over)
    assert save(**{f"{FIRST}-DELETE": "on"}).status_code == 302


def test_block_that_nobody_was_asked_for_goes_at_once(save, interview):
    assert save(**{f"{FIRST}-DELETE": "on"}).status_code == 302
    assert not Interview.objects.exists()


def test_deletion_of_the_issue_tells_who_was_asked(editor, issue, interview):
    address = page(Issue, "delete", issue.pk)
    assert "Texts were asked for" not in text_of(editor.get(address))
    for name, over in (("Ana Marković", {}), ("Called off", {"cancelled": True})):
        TextRequestFactory(interview=interview, name=name, **over)
    told = text_of(editor.get(address))
    assert "Texts were asked for, of Ana Marković." in told
    assert "Called off" not in told
