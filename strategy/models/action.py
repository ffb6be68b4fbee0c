from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from network.models import Actor, Country, Organisation, Town
from network.models.confirmed import Confirmed
from thbnet.dates import today
from thbnet.richtext import RichTextField
from thbnet.translated import TranslatedField
from thbnet.versions.history import HistoricalRecords

from .actions import LATEST_FIRST, ActionQuerySet
from .strategy import Component

ENDS_TOO_SOON = _("An action cannot end before it starts.")


class Status(models.TextChoices):
    PLANNED = "planned", _("Planned")
    ONGOING = "ongoing", _("Under way")
    COMPLETED = "completed", _("Completed")
    SUSPENDED = "suspended", _("Suspended")


class Action(Confirmed):
    """What the network does on the ground."""

    Status = Status

    title = TranslatedField(models.CharField(_("title"), max_length=200))
    slug = models.SlugField(_("page address"), max_length=80, unique=True)
    summary = TranslatedField(
        models.TextField(_("summary"), help_text=_("Two or three sentences, for lists."))
    )
    description = TranslatedField(RichTextField(_("description"), blank=True))
    results = TranslatedField(RichTextField(_("results"), blank=True))
    status = models.CharField(_("status"), max_length=10, choices=Status, default=Status.ONGOING)
    starts_on = models.DateField(_("starts on"), null=True, blank=True)
    ends_on = models.DateField(_("ends on"), null=True, blank=True, help_text=_("Last day."))
    components = models.ManyToManyField(
        Component, related_name="actions", verbose_name=_("components")
    )
    countries = models.ManyToManyField(Country, related_name="actions", verbose_name=_("countries"))
    towns = models.ManyToManyField(
        Town, related_name="actions", blank=True, verbose_name=_("towns")
    )
    leader = models.ForeignKey(
        Actor,
        on_delete=models.PROTECT,
        related_name="led_actions",
        verbose_name=_("led by"),
        db_index=False,  # the index of the actions that a post leads begins with it
    )
    coordinator = models.ForeignKey(
        Organisation,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="coordinated_actions",
        verbose_name=_("coordinated by"),
    )
    partners = models.ManyToManyField(
        Organisation, related_name="partnered_actions", blank=True, verbose_name=_("partners")
    )

    objects = ActionQuerySet.as_manager()
    history = HistoricalRecords(m2m_fields=[components, countries, towns, partners])

    class Meta:
        verbose_name = _("action")
        verbose_name_plural = _("actions")
        ordering = LATEST_FIRST
        indexes = [
            models.Index(*LATEST_FIRST, name="strategy_action_latest"),
            models.Index("status", *LATEST_FIRST, name="strategy_action_status"),
            models.Index("leader", *LATEST_FIRST, name="strategy_action_led"),
        ]
        constraints = [
            models.CheckConstraint(
                name="strategy_action_dates_in_order",
                condition=Q(starts_on=None) | Q(ends_on=None) | Q(ends_on__gte=F("starts_on")),
                violation_error_message=ENDS_TOO_SOON,
            ),
            models.CheckConstraint(
                name="strategy_action_known_status",
                condition=Q(status__in=Status.values),
                violation_error_message=_("Choose one of the statuses."),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("strategy:action", args=[self.slug])

    @property
    def is_overdue(self) -> bool:
        """Whether its last day has passed and nobody said that it is completed."""
        open_ = self.status != Status.COMPLETED
        return open_ and self.ends_on is not None and self.ends_on < today()

    @property
    def owner_id(self) -> int:
        """The organisation whose members keep this current."""
        return self.leader.organisation_id
