"""Exporting: an issue leaves as a zip, and the log says who took it along."""

from django.core.exceptions import PermissionDenied
from django.db import transaction

from newsletter.bundle.export import write_bundle
from newsletter.events import record
from newsletter.models import Event, Issue

EXPORT = "newsletter.change_issue"


@transaction.atomic
def export_issue(issue: Issue, *, by) -> bytes:
    """The issue as a zip. Raises PermissionDenied, or OSError when a picture cannot be read."""
    if not by.has_perm(EXPORT):
        raise PermissionDenied
    content = write_bundle(issue)
    record(issue, Event.Kind.EXPORTED, by=by)
    return content
