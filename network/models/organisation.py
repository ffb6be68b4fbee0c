from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from thbnet.translated import TranslatedField
from thbnet.versions.history import HistoricalRecords

from .country import Country


class Town(models.Model):
    """A place on the map: where an organisation sits or an action happens."""

    name = TranslatedField(models.CharField(_("name"), max_length=100))
    country = models.ForeignKey(
        Country, on_delete=models.PROTECT, related_name="towns", verbose_name=_("country")
    )
    latitude = models.DecimalField(
        _("latitude"),
        max_digits=7,
        decimal_places=4,
        validators=[MinValueValidator(-90), MaxValueValidator(90)],
        help_text=_("Degrees north."),
    )
    longitude = models.DecimalField(
        _("longitude"),
        max_digits=7,
        decimal_places=4,
        validators=[MinValueValidator(-180), MaxValueValidator(180)],
        help_text=_("Degrees east."),
    )

    history = HistoricalRecords()

    class Meta:
        verbose_name = _("town")
        verbose_name_plural = _("towns")
        ordering = ["name_en"]
        constraints = [
            models.UniqueConstraint(
                fields=["country", "name_en"],
                name="network_town_unique_in_country",
                violation_error_message=_("This country has a town of that name already."),
            ),
            models.CheckConstraint(
                name="network_town_on_the_globe",
                condition=Q(latitude__range=(-90, 90), longitude__range=(-180, 180)),
                violation_error_message=_("Latitude is -90 to 90 degrees, longitude -180 to 180."),
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Kind(models.TextChoices):
    EMBASSY = "embassy", _("Embassy")
    REPRESENTATION = "representation", _("Permanent representation")
    REGIONAL = "regional", _("Regional structure")
    AUTHORITY = "authority", _("National authority")
    NGO = "ngo", _("Non-governmental organisation")
    INTERNATIONAL = "international", _("International organisation")


class Organisation(models.Model):
    Kind = Kind

    kind = models.CharField(_("kind"), max_length=20, choices=Kind)
    name = TranslatedField(models.CharField(_("name"), max_length=200))
    country = models.ForeignKey(
        Country,
        on_delete=models.PROTECT,
        related_name="organisations",
        verbose_name=_("country"),
        help_text=_("Where it has its seat."),
    )
    town = models.ForeignKey(
        Town,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="organisations",
        verbose_name=_("town"),
        help_text=_("Places it on the maps."),
    )
    website = models.URLField(_("website"), blank=True)
    language = models.CharField(
        _("language of the name"),
        max_length=3,
        blank=True,
        validators=[RegexValidator(r"^[a-z]{2,3}\Z", _("Two or three small letters, such as bs."))],
        help_text=_(
            "Its code, such as bs for Bosnian, if the name is not translated: "
            "screen readers then pronounce it well."
        ),
    )

    history = HistoricalRecords()

    class Meta:
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")
        ordering = ["name_en"]
        permissions = [
            ("edit_every_organisation", _("May edit the posts and actions of every organisation"))
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["country", "name_en"],
                name="network_organisation_unique_in_country",
                violation_error_message=_("This country has an organisation of that name already."),
            ),
            models.CheckConstraint(
                name="network_organisation_known_kind",
                condition=Q(kind__in=Kind.values),
                violation_error_message=_("Choose one of the kinds."),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def spoken(self) -> dict[str, str]:
        return {str(self): self.language} if self.language else {}

    @property
    def is_embassy(self) -> bool:
        return self.kind == Kind.EMBASSY

    def clean(self) -> None:
        super().clean()
        if self.town_id and self.country_id and self.town.country_id != self.country_id:
            raise ValidationError({"town": _("This town lies in another country.")})
