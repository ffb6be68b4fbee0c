from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from .approvable import Approvable
from .issue import Issue
from .keys import member_key


class Review(Approvable):
    """A reviewer is asked to read an issue. An approval is of a text, not of whatever follows."""

    issue = models.ForeignKey(
        Issue, on_delete=models.CASCADE, related_name="reviews", verbose_name=_("issue")
    )
    reviewer = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="reviews",
        verbose_name=_("reviewer"),
    )
    message = models.TextField(_("message"), blank=True)
    asked_at = models.DateTimeField(_("asked at"), auto_now_add=True)
    asked_by = member_key(_("asked by"), related_name="asked_reviews")
    due_on = models.DateField(_("answer by"), null=True, blank=True)
    reminded_at = models.DateTimeField(_("reminded at"), null=True, blank=True, editable=False)

    class Meta:
        verbose_name = _("review")
        verbose_name_plural = _("reviews")
        ordering = ["asked_at", "pk"]
        default_permissions = []
        constraints = [
            models.UniqueConstraint(
                fields=["issue", "reviewer"],
                name="newsletter_review_once_per_reviewer",
                violation_error_message=_("This person has been asked already."),
            ),
            models.CheckConstraint(
                name="newsletter_review_approval_is_whole",
                condition=(
                    Q(approved_at=None, approved_text="")
                    | (Q(approved_at__isnull=False) & ~Q(approved_text=""))
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.issue}: {self.reviewer}"
