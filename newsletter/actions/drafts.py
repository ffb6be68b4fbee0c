"""What actions need to know about a draft before they touch it."""

from newsletter.models import Issue


class NoDraft(Exception):
    """The issue was published meanwhile, or is gone."""


class TextChanged(Exception):
    """Somebody saved the issue after it was read, or while its PDFs were being drawn."""


def held(issue: Issue) -> Issue:
    """The draft as it is now; nobody else changes it before the transaction ends.

    Raises NoDraft.
    """
    found = Issue.objects.unpublished().select_for_update().filter(pk=issue.pk).first()
    if found is None:
        raise NoDraft
    return found
