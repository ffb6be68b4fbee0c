"""What the newsletter writes to reviewers."""

from django.conf import settings

from network.mail import NotSent, write
from newsletter.events import display_name
from newsletter.models import Issue, Review
from thbnet.admin.links import admin_url


def write_to_reviewer(review: Review, name: str, **context) -> None:
    """Mail the reviewer the text of that name, with the way to the issue. Raises NotSent."""
    member = review.reviewer
    if not member.email:
        raise NotSent
    write(
        f"newsletter/mail/{name}.txt",
        to=member.email,
        language=member.language,
        member=member,
        review=review,
        asker=display_name(review.asked_by) if review.asked_by else "",
        link=settings.SITE_URL + admin_url(Issue, "reading", review.issue_id, member.language),
        **context,
    )
