"""How the review of an issue stands: who approved the text as it is now, and who did not."""

from dataclasses import dataclass

from newsletter import fingerprints
from newsletter.events import display_name
from newsletter.material import Material
from newsletter.models import Issue, Review
from thbnet.dates import today

APPROVED = "approved_content"  # the whole text: only the page that tells of changes reads it


@dataclass(frozen=True)
class Standing:
    """One reviewer's review beside the text as it is now."""

    review: Review
    approves: bool

    @property
    def asker(self) -> str:
        return display_name(self.review.asked_by) if self.review.asked_by else ""

    @property
    def approved_earlier(self) -> bool:
        """Whether there is an approval which no longer holds: the text has changed since."""
        return self.review.approved_at is not None and not self.approves

    @property
    def is_overdue(self) -> bool:
        due = self.review.due_on
        return not self.approves and due is not None and due < today()


def standings(material: Material, reviews: list[Review] | None = None) -> list[Standing]:
    """Of everybody who was asked, in the order of asking."""
    if reviews is None:
        rows = material.issue.reviews.select_related("reviewer", "asked_by")
        reviews = list(rows.defer(APPROVED))
    text = fingerprints.of_issue(material) if reviews else ""
    return [Standing(review, review.approves(text)) for review in reviews]


def standings_of(issues: list[Issue]) -> dict[Issue, list[Standing]]:
    """Of several issues; those that are not in review have none."""
    in_review = {issue.pk: [] for issue in issues if issue.status == Issue.Status.IN_REVIEW}
    if in_review:
        reviews = Review.objects.filter(issue__in=in_review).select_related("reviewer")
        for review in reviews.defer(APPROVED):
            in_review[review.issue_id].append(review)
    materials = Material.of_several([issue for issue in issues if in_review.get(issue.pk)])
    found = {one.issue: standings(one, in_review[one.issue.pk]) for one in materials}
    return {issue: found.get(issue, []) for issue in issues}
