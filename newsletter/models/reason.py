from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from .issue import Issue


class Reason(models.Model):
    """Why a finding of the checks may pass. It holds for what was found, not for what follows."""

    issue = models.ForeignKey(
        Issue, on_delete=models.CASCADE, related_name="reasons", verbose_name=_("issue")
    )
    key = models.CharField(
        _("key"), max_length=64, help_text=_("Of the finding: its check and what it found.")
    )
    check_id = models.CharField(_("check"), max_length=40)
    message = models.TextField(_("finding"))
    reason = models.TextField(_("reason"))
    given_at = models.DateTimeField(_("given at"), auto_now_add=True)
    given_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="given_reasons",
        verbose_name=pgettext_lazy("reason", "given by"),
    )

    class Meta:
        verbose_name = _("reason")
        verbose_name_plural = _("reasons")
        ordering = ["given_at", "pk"]
        default_permissions = []
        constraints = [
            models.UniqueConstraint(
                fields=["issue", "key"],
                name="newsletter_reason_once_per_finding",
                violation_error_message=_("This finding has a reason already."),
            ),
            models.CheckConstraint(
                name="newsletter_reason_is_written", condition=~models.Q(reason="")
            ),
        ]

    def __str__(self) -> str:
        return f"{self.check_id}: {self.reason}"[:80]
