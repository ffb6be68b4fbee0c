import datetime

from content_editor.models import Region
from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from thbnet.dates import today
from thbnet.translated import TranslatedField


class Status(models.TextChoices):
    DRAFT = "draft", _("Draft")
    IN_REVIEW = "in_review", _("In review")
    PUBLISHED = "published", _("Published")
    WITHDRAWN = "withdrawn", _("Withdrawn")


UNPUBLISHED = [Status.DRAFT, Status.IN_REVIEW]


class IssueQuerySet(models.QuerySet):
    def published(self):
        return self.filter(status=Status.PUBLISHED)

    def unpublished(self):
        return self.filter(status__in=UNPUBLISHED)

    def next_in_line(self) -> dict[str, int]:
        """The number, year and quarter that follow the last issue's."""
        last = self.order_by("-number").first()
        if last is None:
            day = today()
            return {"number": 1, "year": day.year, "quarter": (day.month + 2) // 3}
        return {
            "number": last.number + 1,
            "year": last.year + last.quarter // 4,
            "quarter": last.quarter % 4 + 1,
        }


class Issue(models.Model):
    """One quarter's newsletter: ordered blocks, frozen into `Edition`s when published."""

    Status = Status
    regions = [Region(key="main", title=_("Blocks"))]

    number = models.PositiveSmallIntegerField(
        _("number"), unique=True, validators=[MinValueValidator(1)]
    )
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
    published_at = models.DateTimeField(_("published at"), null=True, blank=True, editable=False)
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="published_issues",
        verbose_name=_("published by"),
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
                fields=["year", "quarter"],
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
        return gettext("No. %(number)s, %(quarter)s") % {
            "number": self.number,
            "quarter": self.quarter_name,
        }

    def get_absolute_url(self) -> str:
        return reverse("newsletter:issue", args=[self.number])

    def get_pdf_url(self) -> str:
        return reverse("newsletter:pdf", args=[self.number])

    @property
    def is_published(self) -> bool:
        return self.status == Status.PUBLISHED

    @property
    def is_unpublished(self) -> bool:
        return self.status in UNPUBLISHED

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
