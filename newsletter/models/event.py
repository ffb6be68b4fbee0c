from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from .frozen import FrozenModel
from .issue import Issue
from .keys import LONGEST_NAME, member_key


class Event(FrozenModel):
    """Who did what to an issue, and when. Written by `events.record`, never changed.

    It outlives the issue: a draft that was deleted is remembered too.
    """

    class Kind(models.TextChoices):
        CREATED = "created", pgettext_lazy("log", "Created")
        CHANGED = "changed", pgettext_lazy("log", "Changed")
        DELETED = "deleted", pgettext_lazy("log", "Deleted")
        IMPORTED = "imported", pgettext_lazy("log", "Imported")
        EXPORTED = "exported", pgettext_lazy("log", "Exported")
        ASKED = "asked", _("Asked for a text")
        ANSWERED = "answered", _("Text sent")
        TEXT_APPROVED = "text_approved", _("Text approved by its author")
        TEXT_WITHDRAWN = "text_withdrawn", _("Text withdrawn by its author")
        REQUEST_CANCELLED = "cancelled", _("Request for a text cancelled")
        SENT_FOR_REVIEW = "sent_for_review", _("Sent for review")
        REVIEW_ENDED = "review_ended", _("Review ended")
        COMMENTED = "commented", _("Commented on")
        RESOLVED = "resolved", _("Comment resolved")
        REOPENED = "reopened", _("Comment reopened")
        APPROVED = "approved", pgettext_lazy("log", "Approved")
        APPROVAL_TAKEN_BACK = "taken_back", _("Approval taken back")
        REASON_GIVEN = "reason_given", _("Finding passed with a reason")
        REASON_TAKEN_BACK = "reason_taken_back", _("Reason taken back")
        SCHEDULED = "scheduled", _("Publication scheduled")
        UNSCHEDULED = "unscheduled", _("Schedule cancelled")
        NOT_PUBLISHED = "not_published", _("Scheduled publication failed")
        PUBLISHED = "published", pgettext_lazy("log", "Published")
        CORRECTION_OPENED = "correcting", _("Correction begun")
        CORRECTION_DROPPED = "not_corrected", _("Correction abandoned")
        CORRECTED = "corrected", pgettext_lazy("log", "Corrected")
        WITHDRAWN = "withdrawn", pgettext_lazy("log", "Withdrawn")

    issue = models.ForeignKey(
        Issue,
        on_delete=models.DO_NOTHING,
        db_constraint=False,
        related_name="events",
        verbose_name=_("issue"),
    )
    issue_number = models.PositiveSmallIntegerField(_("number"))
    kind = models.CharField(_("what"), max_length=20, choices=Kind)
    about = models.TextField(
        _("about"), blank=True, help_text=_("A name, a block, a revision: as people called it.")
    )
    at = models.DateTimeField(_("when"), auto_now_add=True)
    by = member_key(_("member"), related_name="events")
    by_name = models.CharField(
        _("who"), max_length=LONGEST_NAME, blank=True, help_text=_("The name on that day.")
    )

    class Meta:
        verbose_name = _("event")
        verbose_name_plural = _("events")
        ordering = ["-at", "-pk"]
        default_permissions = []
        indexes = [models.Index(fields=["issue", "-at"], name="newsletter_event_of_issue")]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.about}".strip()
