import datetime

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from thbnet.dates import today
from thbnet.translated import TranslatedField
from thbnet.versions.history import HistoricalRecords

from .strategy import Strategy

EMPTY = [
    Q(**{f"{name}_{code}": ""}) for name in ("figure", "label", "source") for code in ("en", "fr")
]


class KeyFigureQuerySet(models.QuerySet):
    def known(self, on: datetime.date):
        """The figures that had been told by that day."""
        return self.filter(told_on__lte=on)

    def public(self):
        """Those that readers may see today, also of strategies that were replaced since."""
        return self.known(today()).filter(strategy__adopted_on__lte=today())


class KeyFigure(models.Model):
    """A number that says why the strategy is needed: how exact it is, who told it, and when."""

    strategy = models.ForeignKey(
        Strategy, on_delete=models.CASCADE, related_name="key_figures", verbose_name=_("strategy")
    )
    ordering = models.PositiveSmallIntegerField(_("place"), default=10)
    figure = TranslatedField(
        models.CharField(_("figure"), max_length=30, help_text=_("Such as 270,000 €."))
    )
    qualifier = TranslatedField(
        models.CharField(
            _("qualifier"), max_length=60, blank=True, help_text=_("Such as more than, estimated.")
        )
    )
    label = TranslatedField(models.CharField(_("what it counts"), max_length=200))
    source = TranslatedField(models.CharField(_("source"), max_length=200))
    told_on = models.DateField(_("date"), help_text=_("Day on which the source told it."))

    objects = KeyFigureQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta:
        verbose_name = _("key figure")
        verbose_name_plural = _("key figures")
        ordering = ["ordering", "pk"]
        constraints = [
            models.CheckConstraint(
                name="strategy_keyfigure_told_in_full",
                condition=~Q(*EMPTY, _connector=Q.OR),
                violation_error_message=_(
                    "A key figure says what it counts and who told it, in both languages."
                ),
            )
        ]

    def __str__(self) -> str:
        return " ".join(part for part in (self.qualifier, self.figure, self.label) if part)

    @property
    def anchor(self) -> str:
        """Where it stands on the strategy's page."""
        return f"key-figure-{self.pk}"
