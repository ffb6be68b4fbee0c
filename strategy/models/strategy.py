import datetime

from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from thbnet.colours import ColourField, is_a_colour
from thbnet.dates import today
from thbnet.richtext import RichTextField
from thbnet.translated import TranslatedField
from thbnet.versions.history import HistoricalRecords


class StrategyQuerySet(models.QuerySet):
    def adopted(self, on: datetime.date | None = None):
        """The strategies adopted by that day (today when left out), the latest first."""
        return self.filter(adopted_on__lte=on or today()).order_by("-adopted_on")

    def in_force(self, on: datetime.date | None = None):
        """The latest strategy adopted by that day (today when left out), or None."""
        return self.adopted(on).first()


class Strategy(models.Model):
    title = TranslatedField(models.CharField(_("title"), max_length=200))
    adopted_on = models.DateField(_("adopted on"), unique=True)
    adopted_by = TranslatedField(models.CharField(_("adopted by"), max_length=200))
    objective = TranslatedField(models.TextField(_("objective")))
    context = TranslatedField(RichTextField(_("context")))
    area_note = TranslatedField(
        models.TextField(
            _("note on the partner countries"),
            blank=True,
            help_text=_("Follows the list of partner countries."),
        )
    )

    objects = StrategyQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta:
        verbose_name = _("strategy")
        verbose_name_plural = _("strategies")
        ordering = ["-adopted_on"]

    def __str__(self) -> str:
        return self.title


class ComponentQuerySet(models.QuerySet):
    def adopted(self):
        """Those that readers may see today, also of strategies that were replaced since."""
        return self.filter(strategy__adopted_on__lte=today())


class Component(models.Model):
    strategy = models.ForeignKey(
        Strategy, on_delete=models.CASCADE, related_name="components", verbose_name=_("strategy")
    )
    number = models.PositiveSmallIntegerField(_("number"), validators=[MinValueValidator(1)])
    title = TranslatedField(models.CharField(_("title"), max_length=200))
    short_title = TranslatedField(
        models.CharField(
            _("short title"), max_length=30, help_text=_("One or two words, for the diagram.")
        )
    )
    aim = TranslatedField(models.TextField(_("aim")))
    example = TranslatedField(models.TextField(_("example of action"), blank=True))
    colour = ColourField(_("colour"))
    informs = models.ManyToManyField(
        "self",
        through="ComponentLink",
        symmetrical=False,
        related_name="informed_by",
        verbose_name=_("informs"),
    )

    objects = ComponentQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta:
        verbose_name = _("component")
        verbose_name_plural = _("components")
        ordering = ["-strategy__adopted_on", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["strategy", "number"],
                name="strategy_component_number_unique",
                violation_error_message=_("This strategy has a component of that number already."),
            ),
            models.CheckConstraint(
                name="strategy_component_number_from_one",
                condition=Q(number__gte=1),
                violation_error_message=_("Components are numbered from 1."),
            ),
            is_a_colour("colour", name="strategy_component_colour_hex"),
        ]

    def __str__(self) -> str:
        return f"{self.number}. {self.title}"


class ComponentLink(models.Model):
    """An arrow of the diagram: what one component learns shapes the other."""

    source = models.ForeignKey(
        Component, on_delete=models.CASCADE, related_name="links_out", verbose_name=_("component")
    )
    target = models.ForeignKey(
        Component, on_delete=models.CASCADE, related_name="links_in", verbose_name=_("informs")
    )

    history = HistoricalRecords()

    class Meta:
        verbose_name = _("link")
        verbose_name_plural = _("links")
        ordering = ["source__number", "target__number"]
        constraints = [
            models.UniqueConstraint(
                fields=["source", "target"],
                name="strategy_componentlink_unique",
                violation_error_message=_("This link exists already."),
            ),
            models.CheckConstraint(
                name="strategy_componentlink_not_itself",
                condition=~Q(source=F("target")),
                violation_error_message=_("A component does not inform itself."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.source.number} → {self.target.number}"

    def clean(self) -> None:
        super().clean()
        if not (self.source_id and self.target_id):
            return
        if self.source.strategy_id != self.target.strategy_id:
            raise ValidationError({"target": _("This component belongs to another strategy.")})
