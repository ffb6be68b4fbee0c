"""What is left of the review: who has not approved the text as it is, which comments are open."""

from collections.abc import Iterator

from django.utils.text import Truncator
from django.utils.translation import gettext as _

from newsletter.events import display_name
from newsletter.fingerprints import of_issue
from newsletter.models import Issue
from newsletter.reviews.comments import block_at
from newsletter.reviews.standings import standings

from .findings import Finding, Level
from .manuscript import Manuscript

EXCERPT = 80  # characters


def not_approved(manuscript: Manuscript) -> Iterator[Finding]:
    """A reason holds for the text that it was given for: as an approval would."""
    if manuscript.issue.status != Issue.Status.IN_REVIEW:
        return
    for standing in standings(manuscript.material):
        if not standing.approves:
            earlier = _("%(name)s approved an earlier text, not this one.")
            message = earlier if standing.approved_earlier else _("%(name)s has not approved yet.")
            yield Finding(
                "newsletter.I070",
                message % {"name": display_name(standing.review.reviewer)},
                _("Wait for the answer, or ask once more on the page of the review."),
                level=Level.WARNING,
                evidence=f"{standing.review.reviewer_id} {of_issue(manuscript.material)}",
            )


def open_comments(manuscript: Manuscript) -> Iterator[Finding]:
    for comment in manuscript.issue.comments.open().select_related("written_by"):
        words = {
            "name": display_name(comment.written_by),
            "text": Truncator(comment.text).chars(EXCERPT),
        }
        yield Finding(
            "newsletter.I071",
            _("A comment of %(name)s is open: “%(text)s”") % words,
            _("Answer and resolve it on the page of the review."),
            block_at(comment.anchor, manuscript.material),
            Level.WARNING,
            evidence=str(comment.pk),
        )
