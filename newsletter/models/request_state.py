"""How far a requested text is, and the sets of requests that people ask for."""

import datetime

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .issue import Issue
from .issue_state import UNPUBLISHED

KINDS = ("interview", "article", "foreword")  # the fields that may name the block


class RequestState(models.TextChoices):
    ASKED = "asked", _("Asked")
    WRITING = "writing", _("Being written")
    APPROVED = "approved", _("Sent and approved")
    CHANGED = "changed", _("Changed since it was approved")
    EXPIRED = "expired", _("Link expired")
    WITHDRAWN = "withdrawn", _("Withdrawn by its author")
    CANCELLED = "cancelled", _("Cancelled")


def of_any_kind(**lookups) -> Q:
    """A condition on the block, whichever kind it is."""
    wanted = Q()
    for kind in KINDS:
        wanted |= Q(**{f"{kind}__{name}": value for name, value in lookups.items()})
    return wanted


class RequestQuerySet(models.QuerySet):
    def of(self, issue: Issue):
        return self.filter(of_any_kind(parent=issue))

    def in_hand(self):
        """Of issues that may still be edited, and neither withdrawn nor cancelled."""
        return self.filter(
            of_any_kind(parent__status__in=UNPUBLISHED), withdrawn_at=None, cancelled_at=None
        )

    def open(self):
        """Whose link leads somewhere, and whose text may still be sent."""
        return self.in_hand().filter(expires_at__gt=timezone.now())

    def overdue(self, day: datetime.date):
        """Not answered by that day's morning, although asked for by an earlier one."""
        return self.open().filter(approved_at=None, due_on__lt=day)

    def with_blocks(self):
        """With what their names and their issues are read from."""
        issues = [f"{kind}__parent__corrects" for kind in KINDS]
        return self.select_related("member", "asked_by", "interview__holder", *issues)
