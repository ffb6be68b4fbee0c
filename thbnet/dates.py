"""Periods: from a first day (`since`) up to, but not including, a last one (`until`).

Either end may be open: an unknown beginning, an end that has not come.
"""

import datetime

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.formats import get_format
from django.utils.functional import lazy
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

ONE_DAY = datetime.timedelta(days=1)
OUT_OF_ORDER = _("The end must come after the beginning.")


def today() -> datetime.date:
    """The date in Europe/Paris, where the network's days begin and end."""
    return timezone.localdate()


def midnight(day: datetime.date) -> datetime.datetime:
    """When that day begins in Paris."""
    return timezone.make_aware(datetime.datetime.combine(day, datetime.time.min))


def quarter_of(day: datetime.date) -> tuple[int, int]:
    """Year and quarter, from 1."""
    return day.year, (day.month + 2) // 3


def _how_to_write() -> str:
    first = get_format("DATE_INPUT_FORMATS")[0]
    example = datetime.date(today().year, 9, 30).strftime(first)
    return gettext("Write the day as in %(example)s, or choose it in the calendar.") % {
        "example": example
    }


# For fields that take a day: Django's own words do not say what would be right.
DAY_MESSAGES = {"invalid": lazy(_how_to_write, str)()}


class PeriodQuerySet(models.QuerySet):
    def on(self, day: datetime.date):
        """The rows whose period holds on that day."""
        return self.filter(
            Q(since=None) | Q(since__lte=day),
            Q(until=None) | Q(until__gt=day),
        )

    def current(self):
        return self.on(today())

    def begun(self):
        """The rows whose period holds or held: not those still to come."""
        return self.filter(Q(since=None) | Q(since__lte=today()))

    def overlapping(self, since: datetime.date | None, until: datetime.date | None):
        """The rows that share at least one day with [since, until)."""
        rows = self
        if until is not None:
            rows = rows.filter(Q(since=None) | Q(since__lt=until))
        if since is not None:
            rows = rows.filter(Q(until=None) | Q(until__gt=since))
        return rows


class Period(models.Model):
    since = models.DateField(
        _("since"), null=True, blank=True, help_text=_("First day. Leave empty if not known.")
    )
    until = models.DateField(
        _("until"),
        null=True,
        blank=True,
        help_text=_("The day after the last one. Leave empty while it lasts."),
    )

    objects = PeriodQuerySet.as_manager()

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                name="%(app_label)s_%(class)s_dates_in_order",
                condition=Q(since=None) | Q(until=None) | Q(until__gt=F("since")),
                violation_error_message=OUT_OF_ORDER,
            )
        ]

    def holds_on(self, day: datetime.date) -> bool:
        begun = self.since is None or self.since <= day
        return begun and (self.until is None or day < self.until)

    @property
    def has_begun(self) -> bool:
        return self.since is None or self.since <= today()

    @property
    def is_current(self) -> bool:
        return self.holds_on(today())

    @property
    def has_ended(self) -> bool:
        return self.until is not None and self.until <= today()

    @property
    def last_day(self) -> datetime.date | None:
        """What people call the end: the day before `until`, which is the first one after."""
        return self.until and self.until - min(ONE_DAY, self.until - datetime.date.min)
