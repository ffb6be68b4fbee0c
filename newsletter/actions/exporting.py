"""Exporting: an issue leaves as a zip, and the log says who took it along."""

from django.db import transaction

from newsletter.bundle.export import write_bundle
from newsletter.events import record
from newsletter.models import Event, Issue
from newsletter.permissions import CHANGE, require


@transaction.atomic
def export_issue(issue: Issue, *, by) -> bytes:
    """The issue as a zip. Raises PermissionDenied, or OSError when a picture cannot be read."""
    require(by, CHANGE)
    content = write_bundle(issue)
    record(issue, Event.Kind.EXPORTED, by=by)
    return content
