import datetime

from content_editor.models import Region
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from thbnet.translated import TranslatedField

from .issue_state import UNPUBLISHED, CorrectionKind, IssueQuerySet, Status
from .keys import member_key


class Issue(models.Model):
    """One quarter's newsletter: ordered blocks, frozen into `Edition`s when published."""

    Status = Status
    CorrectionKind = CorrectionKind
    regions = [Region(key="main", title=_("Blocks"))]

    number = models.PositiveSmallIntegerField(_("number"), validators=[MinValueValidator(1)])
    year = models.PositiveSmallIntegerField(
        _("year"), validators=[MinValueValidator(2000), MaxValueValidator(2100)]
    )
    quarter = models.PositiveSmallIntegerField(
        _("quarter"), validators=[MinValueValidator(1), MaxValueValidator(4)]
    )
    title = TranslatedField(models.CharField(_("title"), max_length=120, blank=True))
    status = models.CharField(
        _("status"), max_length=10, choices=Status, default=Status.DRAFT, editable=False
    )
    planned_on = models.DateField(
        _("planned day"),
        null=True,
        blank=True,
        help_text=_("When readers should have it. Nothing happens by itself on that day."),
    )
    page_budget = models.PositiveSmallIntegerField(
        _("page budget"),
        default=4,
        validators=[MinValueValidator(1), MaxValueValidator(99)],
        help_text=_("How many pages the PDF should have."),
    )
    corrects = models.ForeignKey(
        "self",
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        editable=False,
        related_name="corrections",
        verbose_name=_("corrects"),
    )
    correction_kind = models.CharField(
        _("kind of correction"), max_length=8, choices=CorrectionKind, blank=True, editable=False
    )
    correction_note = TranslatedField(
        models.TextField(
            _("note to readers"),
            blank=True,
            editable=False,
            help_text=_("What was wrong and is now right. Readers see it above the issue."),
        )
    )
    publish_at = models.DateTimeField(
        _("to be published at"), null=True, blank=True, editable=False
    )
    scheduled_by = member_key(_("scheduled by"), related_name="scheduled_issues")
    published_at = models.DateTimeField(_("published at"), null=True, blank=True, editable=False)
    published_by = member_key(_("published by"), related_name="published_issues")
    withdrawn_at = models.DateTimeField(_("withdrawn at"), null=True, blank=True, editable=False)
    withdrawn_by = member_key(_("withdrawn by"), related_name="withdrawn_issues")
    withdrawal_reason = TranslatedField(
        models.TextField(
            _("reason of the withdrawal"),
            blank=True,
            editable=False,
            help_text=_("Readers see it in place of the issue."),
        )
    )

    objects = IssueQuerySet.as_manager()

    class Meta:
        verbose_name = _("issue")
        verbose_name_plural = _("issues")
        ordering = ["-number"]
        permissions = [
            ("approve_issue", _("May approve issues")),
            ("publish_issue", _("May publish issues")),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["number"],
                condition=Q(corrects=None),
                name="newsletter_issue_unique_number",
                violation_error_code="unique",  # Django's own, by which it finds the field
                violation_error_message=_("There is an issue with this number already."),
            ),
            models.UniqueConstraint(
                fields=["corrects"],
                name="newsletter_issue_one_open_correction",
                violation_error_message=_("A correction of this issue is being prepared already."),
            ),
            models.UniqueConstraint(
                fields=["year", "quarter"],
                condition=Q(corrects=None),
                name="newsletter_issue_one_per_quarter",
                violation_error_message=_("There is an issue for this quarter already."),
            ),
            models.CheckConstraint(
                name="newsletter_issue_number_from_one",
                condition=Q(number__gte=1),
                violation_error_message=_("Issues are numbered from 1."),
            ),
            models.CheckConstraint(
                name="newsletter_issue_quarter_one_to_four",
                condition=Q(quarter__range=(1, 4)),
                violation_error_message=_("A year has the quarters 1 to 4."),
            ),
            models.CheckConstraint(
                name="newsletter_issue_plausible_year",
                condition=Q(year__range=(2000, 2100)),
                violation_error_message=_("A year from 2000 to 2100."),
            ),
            models.CheckConstraint(
                name="newsletter_issue_correction_is_explained",
                condition=(
                    Q(corrects=None, correction_kind="")
                    | (
                        Q(corrects__isnull=False, correction_kind__in=CorrectionKind.values)
                        & ~Q(correction_note_en="")
                        & ~Q(correction_note_fr="")
                    )
                ),
                violation_error_message=_("A correction has a kind, and a note in each language."),
            ),
            models.CheckConstraint(
                name="newsletter_issue_correction_is_a_draft",
                condition=Q(corrects=None) | Q(status__in=UNPUBLISHED),
                violation_error_message=_("A correction is published as part of its issue."),
            ),
            models.CheckConstraint(
                name="newsletter_issue_schedule_is_whole",
                condition=(
                    Q(publish_at=None, scheduled_by=None)
                    | Q(
                        publish_at__isnull=False,
                        scheduled_by__isnull=False,
                        status__in=UNPUBLISHED,
                    )
                ),
                violation_error_message=_("Only what is not published can be scheduled."),
            ),
            models.CheckConstraint(
                name="newsletter_issue_withdrawn_has_date",
                condition=(
                    Q(status=Status.WITHDRAWN, withdrawn_at__isnull=False)
                    | (~Q(status=Status.WITHDRAWN) & Q(withdrawn_at=None, withdrawn_by=None))
                ),
                violation_error_message=_("An issue has a date of withdrawal once withdrawn."),
            ),
            models.CheckConstraint(
                name="newsletter_issue_published_has_date",
                condition=(
                    Q(status__in=UNPUBLISHED, published_at=None)
                    | Q(
                        status__in=[Status.PUBLISHED, Status.WITHDRAWN],
                        published_at__isnull=False,
                    )
                ),
                violation_error_message=_("An issue has a publication date once it is published."),
            ),
        ]

    def __str__(self) -> str:
        name = gettext("No. %(number)s, %(quarter)s")
        if self.corrects_id:
            name = gettext("No. %(number)s, %(quarter)s (correction)")
        return name % {"number": self.number, "quarter": self.quarter_name}

    def get_absolute_url(self) -> str:
        return reverse("newsletter:issue", args=[self.number])

    def get_pdf_url(self) -> str:
        return reverse("newsletter:pdf", args=[self.number])

    def validate_constraints(self, exclude=None):
        """No form shows whether this is a correction, and conditions depend on it."""
        super().validate_constraints(set(exclude or ()) - {"corrects"})

    @property
    def is_published(self) -> bool:
        return self.status == Status.PUBLISHED

    @property
    def is_unpublished(self) -> bool:
        return self.status in UNPUBLISHED

    @property
    def is_correction(self) -> bool:
        return self.corrects_id is not None

    @property
    def main(self) -> "Issue":
        """The issue that readers know: itself, or the one that it corrects."""
        return self.corrects or self

    @property
    def quarter_name(self) -> str:
        # Not a plural: French has one ordinal for the first and another for those that follow.
        name = ngettext(
            "quarter %(quarter)s of %(year)s", "quarter %(quarter)s of %(year)s", self.quarter
        )
        return name % {"quarter": self.quarter, "year": self.year}

    @cached_property
    def reference_day(self) -> datetime.date:
        """The quarter's last day: the day whose names and posts the issue tells."""
        first_of_next = datetime.date(self.year + self.quarter // 4, self.quarter % 4 * 3 + 1, 1)
        return first_of_next - datetime.timedelta(days=1)
