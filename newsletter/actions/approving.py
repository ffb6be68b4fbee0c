"""A reviewer approves. What is approved is a text, not a draft."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from newsletter import fingerprints
from newsletter.events import record
from newsletter.material import Material
from newsletter.models import Event, Issue, Review
from newsletter.permissions import APPROVE
from newsletter.reviews.approved import content_of

from .drafts import TextChanged
from .reviewing import NotInReview, in_review

APPROVAL = ["approved_at", "approved_text", "approved_content"]


@transaction.atomic
def approve(review: Review, *, by, seen: str) -> None:
    """Approve the text whose fingerprint is `seen`, if that is what stands there.

    Raises PermissionDenied, NotInReview or TextChanged.
    """
    issue, review = _own(review, by)
    material = Material(issue)
    if seen != fingerprints.of_issue(material):
        raise TextChanged
    if not review.approves(seen):
        review.approved_at, review.approved_text = timezone.now(), seen
        review.approved_content = content_of(material)
        review.save(update_fields=APPROVAL)
        record(issue, Event.Kind.APPROVED, by=by)


@transaction.atomic
def take_back(review: Review, *, by) -> None:
    """The reviewer no longer approves. Raises PermissionDenied or NotInReview."""
    issue, review = _own(review, by)
    if review.approved_at is not None:
        review.approved_at, review.approved_text, review.approved_content = None, "", {}
        review.save(update_fields=APPROVAL)
        record(issue, Event.Kind.APPROVAL_TAKEN_BACK, by=by)


def _own(review: Review, by) -> tuple[Issue, Review]:
    """The issue and the review as they are now, for the reviewer who was named."""
    if review.reviewer_id != by.pk or not by.has_perm(APPROVE):
        raise PermissionDenied
    issue = in_review(review.issue)
    current = issue.reviews.filter(pk=review.pk).first()
    if current is None:
        raise NotInReview
    return issue, current
