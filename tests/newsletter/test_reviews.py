"""Sending for review, approving a text, and taking it back."""

import pytest
from django.core.exceptions import PermissionDenied

from newsletter import fingerprints
from newsletter.actions.approving import approve, take_back
from newsletter.actions.drafts import NoDraft, TextChanged
from newsletter.actions.reviewing import (
    NotInReview,
    end_review,
    reviewers,
    send_for_review,
)
from newsletter.material import Material
from newsletter.models import Article, Event, Issue, Review
from newsletter.reviews.standings import standings, standings_of
from tests.factories import ArticleFactory, IssueFactory, MemberFactory, ReviewFactory
from thbnet.dates import today

pytestmark = pytest.mark.django_db


@pytest.fixture
def ctr():
    return MemberFactory(ctr=True, first_name="Claire", last_name="Martin")


@pytest.fixture
def ambassador():
    return MemberFactory(reviewer=True, first_name="Anna", last_name="Petrova")


@pytest.fixture
def review(article):
    Issue.objects.update(status=Issue.Status.IN_REVIEW)
    return ReviewFactory(issue=Issue.objects.get())


def text(issue) -> str:
    return fingerprints.of_issue(Material(issue))


def status(issue) -> str:
    return Issue.objects.get(pk=issue.pk).status


def logged() -> list[tuple[str, str]]:
    return list(Event.objects.order_by("pk").values_list("kind", "about"))


def test_issue_is_sent_to_reviewers_each_in_their_language(postbox, article, ctr, ambassador):
    french = MemberFactory(reviewer=True, language="fr")
    wishes = {"due_on": today(), "message": "The foreword above all."}
    assert send_for_review(article.parent, to=[ambassador, french], by=ctr, **wishes) == []
    assert status(article.parent) == Issue.Status.IN_REVIEW
    assert logged() == [("sent_for_review", f"Anna Petrova, {french.username}")]
    mails = {to[0]: message for to, message in postbox.received}
    assert mails.keys() == {ambassador.email, french.email}
    told = mails[ambassador.email].get_content()
    assert "Claire Martin asks you to read" in told
    assert "The foreword above all." in told
    way = f"http://portal.example/admin/newsletter/issue/{article.parent_id}/reading"
    assert f"{way}/en/" in told
    assert f"{way}/fr/" in mails[french.email].get_content()


def test_reviewers_can_be_added_later_and_asked_once_more(postbox, review, ctr, ambassador):
    issue, first = review.issue, review.reviewer
    approve(review, by=first, seen=text(issue))
    send_for_review(issue, to=[ambassador, first], by=ctr, message="Again")
    asked = {one.reviewer: one for one in Review.objects.all()}
    assert asked.keys() == {ambassador, first}
    assert asked[first].message == "Again"
    assert asked[first].approves(text(issue))


def test_mail_that_fails_leaves_the_reviewer_asked_and_says_so(settings, article, ctr, ambassador):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1  # nobody listens
    unreached = send_for_review(article.parent, to=[ambassador], by=ctr)
    assert [one.reviewer for one in unreached] == [ambassador]
    assert Review.objects.get().reviewer == ambassador
    assert status(article.parent) == Issue.Status.IN_REVIEW


def test_only_who_was_given_the_right_to_approve_is_asked(issue, ctr, ambassador):
    MemberFactory(superuser=True)
    MemberFactory(staff=True)
    MemberFactory(reviewer=True, is_active=False)
    MemberFactory(reviewer=True, is_staff=False)
    assert list(reviewers(by=ctr)) == [ambassador]
    assert not reviewers(by=ambassador)
    for stranger in (ctr, MemberFactory(staff=True)):
        with pytest.raises(PermissionDenied):
            send_for_review(issue, to=[ambassador, stranger], by=ctr)
    with pytest.raises(PermissionDenied):
        send_for_review(issue, to=[], by=ctr)
    assert not Review.objects.exists()
    assert status(issue) == Issue.Status.DRAFT


@pytest.mark.parametrize("kind", ["reviewer", "staff", "administrator"])
def test_only_editors_send_for_review_and_end_it(kind, review):
    member = MemberFactory(**{kind: True})
    with pytest.raises(PermissionDenied):
        send_for_review(review.issue, to=[review.reviewer], by=member)
    with pytest.raises(PermissionDenied):
        end_review(review.issue, by=member)
    assert logged() == []


@pytest.mark.parametrize("state", ["published", "withdrawn"])
def test_what_was_published_is_not_sent_for_review(state, ctr, ambassador):
    issue = IssueFactory(**{state: True})
    with pytest.raises(NoDraft):
        send_for_review(issue, to=[ambassador], by=ctr)
    assert status(issue) == state


def test_end_of_the_review_makes_a_draft_of_it_and_takes_the_approvals(review, ctr):
    approve(review, by=review.reviewer, seen=text(review.issue))
    end_review(review.issue, by=ctr)
    assert status(review.issue) == Issue.Status.DRAFT
    assert not Review.objects.exists()
    assert logged() == [("approved", ""), ("review_ended", "")]
    with pytest.raises(NotInReview):
        end_review(review.issue, by=ctr)
    with pytest.raises(NotInReview):
        approve(review, by=review.reviewer, seen=text(review.issue))


def test_approval_is_noted_once(review):
    for _press in range(2):
        approve(review, by=review.reviewer, seen=text(review.issue))
    assert Review.objects.get().approves(text(review.issue))
    assert logged() == [("approved", "")]


def test_approval_of_a_text_that_changed_meanwhile_is_refused(review):
    seen = text(review.issue)
    Article.objects.update(text_fr="<p>Autre chose.</p>")
    with pytest.raises(TextChanged):
        approve(review, by=review.reviewer, seen=seen)
    assert Review.objects.get().approved_at is None
    assert logged() == []


def test_approval_falls_away_with_the_text_and_comes_back_with_it(review):
    approve(review, by=review.reviewer, seen=text(review.issue))
    [before] = standings(Material(review.issue))
    added = ArticleFactory(parent=review.issue)
    [after] = standings(Material(review.issue))
    added.delete()
    [again] = standings(Material(review.issue))
    assert [one.approves for one in (before, after, again)] == [True, False, True]
    assert [one.approved_earlier for one in (before, after, again)] == [False, True, False]


def test_approval_is_taken_back(review):
    approve(review, by=review.reviewer, seen=text(review.issue))
    for _press in range(2):
        take_back(review, by=review.reviewer)
    assert Review.objects.get().approved_at is None
    assert logged() == [("approved", ""), ("taken_back", "")]


@pytest.mark.parametrize("kind", ["reviewer", "ctr", "superuser", "staff"])
def test_only_the_named_reviewer_approves(kind, review):
    member = MemberFactory(**{kind: True})
    for action in (take_back, approve):
        seen = {"seen": text(review.issue)} if action is approve else {}
        with pytest.raises(PermissionDenied):
            action(review, by=member, **seen)
    assert Review.objects.get().approved_at is None


def test_reviewer_who_lost_the_right_approves_no_longer(review):
    review.reviewer.groups.clear()
    with pytest.raises(PermissionDenied):
        approve(review, by=review.reviewer, seen=text(review.issue))


def test_several_issues_are_judged_in_as_many_queries_as_one(django_assert_max_num_queries):
    issues = [IssueFactory(in_review=True) for _ in range(4)]
    reviews = [ReviewFactory(issue=ArticleFactory(parent=issue).parent) for issue in issues]
    approve(reviews[0], by=reviews[0].reviewer, seen=text(issues[0]))
    draft = IssueFactory()
    with django_assert_max_num_queries(12):  # one for each kind of block
        found = standings_of([*issues, draft])
    assert [[one.approves for one in found[issue]] for issue in issues] == [
        [True],
        [False],
        [False],
        [False],
    ]
    assert found[draft] == []
