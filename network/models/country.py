import datetime

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from translated_fields import to_attribute

from thbnet.dates import Period, today
from thbnet.translated import TranslatedField
from thbnet.versions.history import HistoricalRecords


class CountryQuerySet(models.QuerySet):
    def partners(self, on: datetime.date | None = None):
        """Countries in partnership on that day (today when left out)."""
        held = Partnership.objects.on(on or today()).filter(country=OuterRef("pk"))
        return self.filter(Exists(held))

    def with_page(self):
        """Tell of each country, as `has_page`, whether it has a page: it is or was a partner."""
        begun = Partnership.objects.begun().filter(country=OuterRef("pk"))
        return self.annotate(has_page=Exists(begun))

    def ever_partners(self):
        return self.with_page().filter(has_page=True)

    def listed(self):
        """Countries in which a post sits, or that one covers."""
        from .listing import Listing

        return self.filter(Exists(Listing.objects.filter(country=OuterRef("pk"))))

    def by_name(self):
        """In the alphabetical order of the reader's language."""
        return self.order_by(to_attribute("name", get_language()))


class Country(models.Model):
    """A state or territory. `name` is what it is called today; see `FormerName`."""

    code = models.CharField(
        _("ISO 3166 code"),
        max_length=2,
        unique=True,
        validators=[RegexValidator(r"^[A-Z]{2}\Z", _("Two capital letters, such as BG."))],
        help_text=_("Two capital letters. Kosovo uses XK, a code reserved for users."),
    )
    slug = models.SlugField(_("page address"), unique=True)
    name = TranslatedField(models.CharField(_("name"), max_length=100))
    footnote = TranslatedField(
        models.TextField(
            _("footnote"), blank=True, help_text=_("Follows the name wherever it is printed.")
        )
    )

    objects = CountryQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta:
        verbose_name = _("country")
        verbose_name_plural = _("countries")
        ordering = ["name_en"]
        constraints = [
            models.CheckConstraint(
                name="network_country_code_two_capitals",
                condition=Q(code__regex=r"^[A-Z][A-Z]$"),
                violation_error_message=_("Two capital letters, such as BG."),
            )
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("network:country", args=[self.slug])

    def name_on(self, day: datetime.date) -> str:
        """What the country was called on that day, in the active language.

        Reads `former_names`: prefetch them when naming many countries.
        """
        ended = sorted((name for name in self.former_names.all()), key=lambda name: name.until)
        return next((name.name for name in ended if day < name.until), self.name)

    @property
    def partnership(self) -> "Partnership | None":
        """The partnership that holds, else the last one that did. Reads `partnerships`."""
        return self.partnership_on(today())

    def partnership_on(self, day: datetime.date) -> "Partnership | None":
        """The partnership that held on that day, else the last one before. Reads `partnerships`."""
        begun = [row for row in self.partnerships.all() if row.since is None or row.since <= day]
        return max(begun, key=lambda row: row.since or datetime.date.min, default=None)


class FormerName(models.Model):
    """A name a country bore until a day, exclusive. Names in a row leave no gap by construction."""

    country = models.ForeignKey(
        Country, on_delete=models.CASCADE, related_name="former_names", verbose_name=_("country")
    )
    name = TranslatedField(models.CharField(_("name"), max_length=100))
    until = models.DateField(
        _("until"), help_text=_("First day on which the country bore its next name.")
    )

    history = HistoricalRecords()

    class Meta:
        verbose_name = _("former name")
        verbose_name_plural = _("former names")
        ordering = ["country", "until"]
        constraints = [
            models.UniqueConstraint(
                fields=["country", "until"],
                name="network_formername_one_per_end",
                violation_error_message=_("Another former name ends on the same day."),
            )
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def last_day(self) -> datetime.date:
        return self.until - datetime.timedelta(days=1)


class Partnership(Period):
    """The time during which a country is a partner of the network."""

    country = models.ForeignKey(
        Country, on_delete=models.CASCADE, related_name="partnerships", verbose_name=_("country")
    )

    history = HistoricalRecords()

    class Meta(Period.Meta):
        abstract = False
        verbose_name = _("partnership")
        verbose_name_plural = _("partnerships")
        ordering = ["country", "since"]
        constraints = [
            *Period.Meta.constraints,
            models.UniqueConstraint(
                fields=["country"],
                condition=Q(until=None),
                name="network_partnership_one_current",
                violation_error_message=_("This country has a partnership without an end already."),
            ),
        ]

    def __str__(self) -> str:
        since, until = (
            date_format(day, "j F Y") if day else "…" for day in (self.since, self.until)
        )
        return f"{self.country} ({since} – {until})"

    def clean(self) -> None:
        super().clean()
        if self.country_id is None:
            return
        others = Partnership.objects.exclude(pk=self.pk).filter(country=self.country_id)
        if others.overlapping(self.since, self.until).exists():
            raise ValidationError(_("Another partnership of this country holds in that time."))
