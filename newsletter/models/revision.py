from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from thbnet.translated import TranslatedField

from .frozen import FrozenModel, FrozenQuerySet
from .issue import Issue
from .issue_state import CorrectionKind
from .keys import LONGEST_NAME, member_key

FIRST = "first"


class RevisionQuerySet(FrozenQuerySet):
    def public(self):
        """What readers may have: of published issues, and nothing that a takedown took away."""
        return self.filter(~Exists(self._takedown()), issue__status=Issue.Status.PUBLISHED)

    def closed(self):
        """What a takedown took away from an issue that is still public."""
        return self.filter(Exists(self._takedown()), issue__status=Issue.Status.PUBLISHED)

    def _takedown(self):
        return self.model.objects.filter(
            issue=OuterRef("issue"),
            number__gt=OuterRef("number"),
            kind=CorrectionKind.TAKEDOWN,
        )


class Revision(FrozenModel):
    """An issue as it was published once, in all languages: the first time, or corrected."""

    KINDS = [(FIRST, _("First publication")), *CorrectionKind.choices]

    issue = models.ForeignKey(
        Issue, on_delete=models.PROTECT, related_name="revisions", verbose_name=_("issue")
    )
    number = models.PositiveSmallIntegerField(_("revision"), default=1)
    kind = models.CharField(_("kind"), max_length=8, choices=KINDS, default=FIRST)
    note = TranslatedField(models.TextField(_("note to readers"), blank=True))
    made_at = models.DateTimeField(_("made at"))
    made_by = member_key(_("made by"), related_name="revisions")
    publisher = models.CharField(
        _("publisher"), max_length=LONGEST_NAME, blank=True, help_text=_("The name on that day.")
    )
    checklist = models.JSONField(
        _("checklist"),
        default=list,
        help_text=_("What the checks found and was passed: id, message, reason and whose it is."),
    )

    objects = RevisionQuerySet.as_manager()

    class Meta:
        verbose_name = _("revision")
        verbose_name_plural = _("revisions")
        ordering = ["issue", "-number"]
        default_permissions = []
        constraints = [
            models.UniqueConstraint(
                fields=["issue", "number"],
                name="newsletter_revision_unique",
                violation_error_message=_("This revision exists already."),
            ),
            models.CheckConstraint(
                name="newsletter_revision_first_is_one",
                condition=(
                    Q(number=1, kind=FIRST) | Q(number__gt=1, kind__in=CorrectionKind.values)
                ),
                violation_error_message=_("Revision 1 is the first, all others are corrections."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.issue}, {self.number}"

    @property
    def is_correction(self) -> bool:
        return self.kind != FIRST

    def get_pdf_url(self) -> str:
        return reverse("newsletter:revision-pdf", args=[self.issue.number, self.number])

    def takedown(self) -> "Revision | None":
        """The last takedown after it, if there was one: it closed this revision to readers."""
        later = self.issue.revisions.filter(number__gt=self.number)
        return later.filter(kind=CorrectionKind.TAKEDOWN).order_by("-number").first()

    def later(self) -> "Revision | None":
        """The last revision of the issue, when it is not this one."""
        return self.issue.revisions.filter(number__gt=self.number).order_by("-number").first()
