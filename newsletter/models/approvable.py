from django.db import models
from django.utils.translation import gettext_lazy as _


class Approvable(models.Model):
    """A row of what somebody approves, as it was then: a text that has changed is another one."""

    approved_at = models.DateTimeField(_("approved at"), null=True, blank=True, editable=False)
    approved_text = models.CharField(
        _("approved text"),
        max_length=64,
        blank=True,
        editable=False,
        help_text=_("The fingerprint of what was approved."),
    )
    approved_content = models.JSONField(
        default=dict,
        editable=False,
        help_text=_("Word for word what was approved, to show what changed since."),
    )

    class Meta:
        abstract = True

    def approves(self, fingerprint: str) -> bool:
        """Whether the approval is of the text with that fingerprint."""
        return self.approved_at is not None and self.approved_text == fingerprint
