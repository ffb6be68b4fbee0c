"""What the checks say of an issue whose review is not over."""

import pytest

from newsletter import fingerprints
from newsletter.checks import Level, findings, unsettled
from newsletter.material import Material
from newsletter.models import Issue, Reason
from tests.factories import ArticleFactory, CommentFactory, MemberFactory, ReviewFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def sent(article):
    Issue.objects.update(status=Issue.Status.IN_REVIEW)
    return Issue.objects.get()


def found(issue, number: str) -> list:
    return [one for one in findings(Material(issue)) if one.id == f"newsletter.I{number}"]


def test_reviewer_who_has_not_approved_is_named_until_they_do(sent):
    review = ReviewFactory(issue=sent, reviewer=MemberFactory(reviewer=True, first_name="Anna"))
    [finding] = found(sent, "070")
    assert finding.level == Level.WARNING
    assert finding.message == "Anna has not approved yet."
    ReviewFactory(issue=sent, approved_text=fingerprints.of_issue(Material(sent)))
    assert len(found(sent, "070")) == 1
    review.delete()
    assert found(sent, "070") == []


def test_approval_of_an_earlier_text_is_none(sent):
    ReviewFactory(issue=sent, approved_text=fingerprints.of_issue(Material(sent)))
    ArticleFactory(parent=sent)
    [finding] = found(sent, "070")
    assert "approved an earlier text" in finding.message


def test_reason_to_publish_without_an_approval_falls_away_with_the_text(sent):
    """As the approval that it stands for would."""
    ReviewFactory(issue=sent)
    [finding] = found(sent, "070")
    reason = Reason(key=finding.key, check_id=finding.id, reason="On leave until May.")
    assert unsettled(found(sent, "070"), [reason]) == []
    ArticleFactory(parent=sent)
    assert len(unsettled(found(sent, "070"), [reason])) == 1


def test_draft_that_nobody_was_asked_to_read_lacks_no_approval(issue, article):
    assert found(issue, "070") == []


def test_each_open_comment_is_found_at_its_block(sent, article):
    said = CommentFactory(issue=sent, block=article, text="Too long " * 30)
    CommentFactory(issue=sent, block=article, resolved=True)
    CommentFactory(issue=sent, answers=said)
    CommentFactory(issue=sent, text="And the whole?")
    there, whole = found(sent, "071")
    assert {(one.block, one.level) for one in (there, whole)} == {
        (article, Level.WARNING),
        (None, Level.WARNING),
    }
    assert max(len(one.message) for one in (there, whole)) < 150
