"""Data that somebody has confirmed on a day, and that grow stale half a year later."""

import datetime

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from thbnet.dates import today

STALE_AFTER = datetime.timedelta(days=182)  # half a year: two visits a quarter, both missed


def is_stale() -> Q:
    return Q(confirmed_on=None) | Q(confirmed_on__lt=today() - STALE_AFTER)


class ConfirmedQuerySet(models.QuerySet):
    def stale(self):
        """The rows that nobody has confirmed in the last half year, or ever."""
        return self.filter(is_stale())


class Confirmed(models.Model):
    confirmed_on = models.DateField(_("last confirmed on"), null=True, blank=True)

    objects = ConfirmedQuerySet.as_manager()

    class Meta:
        abstract = True

    @property
    def is_stale(self) -> bool:
        return self.confirmed_on is None or self.confirmed_on < today() - STALE_AFTER
