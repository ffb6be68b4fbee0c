from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from .issue import Issue, member_key


class Review(models.Model):
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
    approved_at = models.DateTimeField(_("approved at"), null=True, blank=True, editable=False)
    approved_text = models.CharField(
        _("approved text"),
        max_length=64,
        blank=True,
        editable=False,
        help_text=_("The fingerprint of the issue that was approved."),
    )

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

    def approves(self, fingerprint: str) -> bool:
        """Whether the approval is of the text with that fingerprint."""
        return self.approved_at is not None and self.approved_text == fingerprint


class CommentQuerySet(models.QuerySet):
    def threads(self):
        """What was said first, each with the answers to it."""
        people = self.model.objects.select_related("written_by")
        return (
            self.filter(answers=None)
            .select_related("written_by", "resolved_by")
            .prefetch_related(models.Prefetch("replies", people))
        )

    def open(self):
        return self.filter(answers=None, resolved_at=None)


class Comment(models.Model):
    """What a reader of the draft says about a block, or about the whole; or the answer to it."""

    issue = models.ForeignKey(
        Issue, on_delete=models.CASCADE, related_name="comments", verbose_name=_("issue")
    )
    anchor = models.CharField(
        _("block"), max_length=60, blank=True, help_text=_("Such as article-12.")
    )
    about = models.CharField(
        _("about"), max_length=200, blank=True, help_text=_("What the block was called.")
    )
    answers = models.ForeignKey(
        "self",
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="replies",
        verbose_name=_("answers"),
    )
    text = models.TextField(_("comment"))
    written_at = models.DateTimeField(_("written at"), auto_now_add=True)
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="comments",
        verbose_name=_("written by"),
    )
    resolved_at = models.DateTimeField(_("resolved at"), null=True, blank=True, editable=False)
    resolved_by = member_key(_("resolved by"), related_name="resolved_comments")

    objects = CommentQuerySet.as_manager()

    class Meta:
        verbose_name = _("comment")
        verbose_name_plural = _("comments")
        ordering = ["written_at", "pk"]
        default_permissions = []
        constraints = [
            models.CheckConstraint(
                name="newsletter_comment_resolution_is_whole",
                condition=(
                    Q(resolved_at=None, resolved_by=None)
                    | Q(resolved_at__isnull=False, resolved_by__isnull=False)
                ),
            ),
            models.CheckConstraint(name="newsletter_comment_is_written", condition=~Q(text="")),
        ]

    def __str__(self) -> str:
        return f"{self.about}: {self.text}"[:80]

    @property
    def is_open(self) -> bool:
        return self.answers_id is None and self.resolved_at is None
