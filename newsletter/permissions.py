"""The permissions by which people work on issues. Who has which is told in `groups`."""

from django.core.exceptions import PermissionDenied

ADD = "newsletter.add_issue"
VIEW = "newsletter.view_issue"
CHANGE = "newsletter.change_issue"
APPROVE = "newsletter.approve_issue"
PUBLISH = "newsletter.publish_issue"


def require(member, permission: str) -> None:
    """Raises PermissionDenied for whoever does not have it."""
    if not member.has_perm(permission):
        raise PermissionDenied
