"""Somebody approves while somebody else saves: what holds is of what was read, or there is none."""

import time
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import transaction

from newsletter.actions.approving import approve
from newsletter.actions.drafts import TextChanged
from newsletter.actions.reviewing import NotInReview, end_review
from newsletter.fingerprints import of_issue
from newsletter.material import Material
from newsletter.models import Event, Issue, Review
from newsletter.reviews.standings import standings
from tests.admin_pages import page, typed
from tests.blocks import ARTICLE
from tests.factories import ArticleFactory, IssueFactory, ReviewFactory
from tests.threads import apart

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def review():
    issue = ArticleFactory(parent=IssueFactory(in_review=True)).parent
    return ReviewFactory(issue=issue)


def text(issue) -> str:
    return of_issue(Material(issue))


def test_approval_waits_for_a_save_and_is_refused(review, ctr, client):
    client.force_login(ctr)
    address = page(Issue, "change", review.issue_id)
    form = typed(client.get(address)) | {f"{ARTICLE}-title_en": "After"}
    seen = text(review.issue)
    with ThreadPoolExecutor(1) as pool:
        with transaction.atomic():
            assert client.post(address, form).status_code == 302
            approved = pool.submit(apart, approve, review, by=review.reviewer, seen=seen)
            time.sleep(0.5)
            assert not approved.done()
        with pytest.raises(TextChanged):
            approved.result()
    assert Review.objects.get().approved_at is None


def test_save_waits_for_an_approval_which_then_falls_away(review, ctr, client):
    client.force_login(ctr)
    address = page(Issue, "change", review.issue_id)
    form = typed(client.get(address)) | {f"{ARTICLE}-title_en": "After"}
    with ThreadPoolExecutor(1) as pool:
        with transaction.atomic():
            approve(review, by=review.reviewer, seen=text(review.issue))
            saved = pool.submit(apart, client.post, address, form)
            time.sleep(0.5)
            assert not saved.done()
        assert saved.result().status_code == 302
    [standing] = standings(Material(review.issue))
    assert standing.approved_earlier
    assert not standing.approves


@pytest.mark.parametrize("round_", range(3))
def test_one_of_two_edits_and_the_other_approves_what_was_read(round_, review, ctr, client):
    """Whoever is first: an approval holds for nothing but the text that was on the page."""
    client.force_login(ctr)
    address = page(Issue, "change", review.issue_id)
    form = typed(client.get(address)) | {f"{ARTICLE}-title_en": "After"}
    seen = text(review.issue)
    with ThreadPoolExecutor(2) as pool:
        saved = pool.submit(apart, client.post, address, form)
        approved = pool.submit(apart, approve, review, by=review.reviewer, seen=seen)
        assert saved.result().status_code == 302
        assert approved.exception() is None or isinstance(approved.exception(), TextChanged)
    [standing] = standings(Material(Issue.objects.get()))
    assert not standing.approves
    assert Review.objects.get().approved_text in {"", seen}


def test_eight_taps_approve_once(review):
    seen = text(review.issue)
    with ThreadPoolExecutor(8) as pool:
        taps = [
            pool.submit(apart, approve, review, by=review.reviewer, seen=seen) for _ in range(8)
        ]
        assert [tap.exception() for tap in taps] == [None] * 8
    assert Event.objects.filter(kind="approved").count() == 1


def test_approval_waits_for_the_end_of_the_review_and_is_refused(review, ctr):
    seen = text(review.issue)
    with ThreadPoolExecutor(1) as pool:
        with transaction.atomic():
            end_review(review.issue, by=ctr)
            approved = pool.submit(apart, approve, review, by=review.reviewer, seen=seen)
            time.sleep(0.5)
            assert not approved.done()
        with pytest.raises(NotInReview):
            approved.result()
    assert not Event.objects.filter(kind="approved").exists()
