"""How far an issue is, what a correction may be, and the sets of issues that people ask for."""

import datetime

from django.db import models
from django.utils.translation import gettext_lazy as _

from thbnet.dates import quarter_of, today


class Status(models.TextChoices):
    DRAFT = "draft", _("Draft")
    IN_REVIEW = "in_review", _("In review")
    PUBLISHED = "published", _("Published")
    WITHDRAWN = "withdrawn", _("Withdrawn")


UNPUBLISHED = [Status.DRAFT, Status.IN_REVIEW]


class CorrectionKind(models.TextChoices):
    """After Crossref: what is wrong is put right, is brought up to date, or is taken away."""

    ERRATUM = "erratum", _("Erratum")
    UPDATE = "update", _("Update")
    TAKEDOWN = "takedown", _("Takedown")


class IssueQuerySet(models.QuerySet):
    def numbered(self):
        """The issues themselves, without the drafts of corrections."""
        return self.filter(corrects=None)

    def published(self):
        return self.filter(status=Status.PUBLISHED)

    def withdrawn(self):
        return self.filter(status=Status.WITHDRAWN)

    def once_published(self):
        """What readers have, or had until it was withdrawn."""
        return self.filter(status__in=[Status.PUBLISHED, Status.WITHDRAWN])

    def unpublished(self):
        return self.filter(status__in=UNPUBLISHED)

    def due(self, at: datetime.datetime):
        """What is to be published by that time, the longest overdue first."""
        return self.unpublished().filter(publish_at__lte=at).order_by("publish_at")

    def next_in_line(self) -> dict[str, int]:
        """The number, year and quarter that follow the last issue's."""
        last = self.numbered().order_by("-number").first()
        if last is None:
            year, quarter = quarter_of(today())
            return {"number": 1, "year": year, "quarter": quarter}
        return {
            "number": last.number + 1,
            "year": last.year + last.quarter // 4,
            "quarter": last.quarter % 4 + 1,
        }
