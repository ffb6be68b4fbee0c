from decimal import Decimal

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from network import permissions
from network.models import Organisation
from thbnet.translated import TranslatedField
from thbnet.versions.history import HistoricalRecords

from .action import Action


class Stage(models.TextChoices):
    ANNOUNCED = "announced", _("Announced")
    COMMITTED = "committed", _("Committed")
    PAID = "paid", _("Paid")


class ContributionQuerySet(models.QuerySet):
    def editable_by(self, member):
        return permissions.scope(self, member, to="action__leader__organisation")


class Contribution(models.Model):
    """Money given in a year: for one action, or for the network's work as a whole."""

    Stage = Stage

    year = models.PositiveSmallIntegerField(
        _("year"), validators=[MinValueValidator(2000), MaxValueValidator(2100)]
    )
    amount = models.DecimalField(
        _("amount in euros"),
        max_digits=12,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MinValueValidator(Decimal("0.01"))],
        help_text=_("Leave empty if the amount is not published."),
    )
    qualifier = TranslatedField(
        models.CharField(
            _("qualifier"), max_length=60, blank=True, help_text=_("Such as more than, estimated.")
        )
    )
    stage = models.CharField(_("stage"), max_length=10, choices=Stage, default=Stage.ANNOUNCED)
    giver = models.ForeignKey(
        Organisation,
        on_delete=models.PROTECT,
        related_name="contributions",
        verbose_name=_("given by"),
    )
    action = models.ForeignKey(
        Action,
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="contributions",
        verbose_name=_("action"),
        help_text=_("Leave empty for the work as a whole."),
    )

    objects = ContributionQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta:
        verbose_name = _("contribution")
        verbose_name_plural = _("contributions")
        ordering = ["-year", F("amount").desc(nulls_last=True)]
        constraints = [
            models.CheckConstraint(
                name="strategy_contribution_positive",
                condition=Q(amount=None) | Q(amount__gt=0),
                violation_error_message=_("An amount is more than zero."),
            ),
            models.CheckConstraint(
                name="strategy_contribution_plausible_year",
                condition=Q(year__range=(2000, 2100)),
                violation_error_message=_("A year from 2000 to 2100."),
            ),
            models.CheckConstraint(
                name="strategy_contribution_known_stage",
                condition=Q(stage__in=Stage.values),
                violation_error_message=_("Choose one of the stages."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.giver}, {self.year}"

    @property
    def owner_id(self) -> int | None:
        """The organisation whose members keep this current; None is nobody's: the CTR's."""
        return self.action.owner_id if self.action else None
