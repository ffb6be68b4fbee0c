from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from .issue import Issue
from .keys import member_key


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
