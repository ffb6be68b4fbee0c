from django.core.validators import RegexValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from thbnet.translated import TranslatedField
from thbnet.versions.history import HistoricalRecords

from .country import Country

A_NUMBER = RegexValidator(
    r"^\+?[0-9][0-9 ]*\Z", _("Digits and spaces, such as 116 000 or +359 2 000 00 00.")
)


class HotlineQuerySet(models.QuerySet):
    def listed(self):
        """Those of every country first, then country by country; each with what is shown of it."""
        in_order = [F("country__name_en").asc(nulls_first=True), "ordering", "pk"]
        return self.select_related("country").order_by(*in_order)

    def for_countries(self, countries):
        """Those of these countries, and those of every country."""
        return self.filter(Q(country=None) | Q(country__in=countries)).listed()


class Hotline(models.Model):
    """A number to call in an emergency, or for help: what this portal cannot give."""

    country = models.ForeignKey(
        Country,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="hotlines",
        verbose_name=_("country"),
        help_text=_("Leave empty for a number that holds in every country."),
    )
    name = TranslatedField(models.CharField(_("name"), max_length=150))
    number = models.CharField(_("number"), max_length=30, validators=[A_NUMBER])
    number_abroad = models.CharField(
        _("number from abroad"), max_length=30, blank=True, validators=[A_NUMBER]
    )
    hours = TranslatedField(
        models.CharField(
            _("hours"), max_length=150, blank=True, help_text=_("Such as: day and night.")
        )
    )
    spoken = TranslatedField(models.CharField(_("languages spoken"), max_length=150, blank=True))
    note = TranslatedField(
        models.CharField(
            _("note"), max_length=300, blank=True, help_text=_("Whom it helps, what it costs.")
        )
    )
    website = models.URLField(_("website"), blank=True)
    ordering = models.PositiveSmallIntegerField(_("place"), default=10)

    objects = HotlineQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta:
        verbose_name = _("hotline")
        verbose_name_plural = _("hotlines")
        ordering = ["ordering", "pk"]

    def __str__(self) -> str:
        return f"{self.number} – {self.name}"
