"""What is done in Django's own pages of an issue goes into its log as well."""

import datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from newsletter.events import record
from newsletter.models import Event, Issue

# Somebody at work saves every few minutes: one entry tells as much as twenty.
APART = datetime.timedelta(hours=1)


class Recording:
    """For the admin of issues. Each entry is written in the transaction of what it tells."""

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        if change and (form.has_changed() or any(formset.has_changed() for formset in formsets)):
            record_change(form.instance, by=request.user)

    def delete_model(self, request, obj):
        record_deletion(obj, by=request.user)
        super().delete_model(request, obj)


def record_change(issue: Issue, *, by) -> None:
    """At most once an hour for each member: an event is never changed, nor made longer."""
    recent = timezone.now() - APART
    made = Event.objects.filter(issue=issue.main, kind=Event.Kind.CHANGED, by=by, at__gt=recent)
    if not made.exists():
        record(issue, Event.Kind.CHANGED, by=by)


def record_deletion(issue: Issue, *, by) -> None:
    """With the name that the draft had: nothing else remembers it."""
    named = {"issue": issue, "title": issue.title}
    about = _("%(issue)s: %(title)s") % named if issue.title else str(issue)
    record(issue, Event.Kind.DELETED, by=by, about=about)
