"""Sets of actions: in the order of the lists, by where, what for, when and by whom."""

import datetime
from itertools import chain, count

from django.db import models
from django.db.models import Exists, F, Func, OuterRef, Prefetch, Q
from django.utils.text import slugify

from network import permissions
from network.models import Actor, Country, Role
from network.models.confirmed import ConfirmedQuerySet, is_stale
from thbnet.dates import today

from .strategy import Component

LONG_AGO = datetime.date.min
# Where the first day is not known, long ago: last in a list. As a literal, so that an index on both
# databases has the same order; neither orders empty values as the other does.
BEGUN = Func(
    F("starts_on"),
    template=f"COALESCE(%(expressions)s, '{LONG_AGO}')",
    output_field=models.DateField(),
)
LATEST_FIRST = [BEGUN.desc(), "slug"]


class ActionQuerySet(ConfirmedQuerySet):
    """Lists are long. What lies in another table is asked for row by row (EXISTS), so that the
    database walks the index of the order and stops when a page is full.
    """

    def editable_by(self, member):
        return permissions.scope(self, member, to="leader__organisation")

    def to_update(self):
        """The actions not completed whose last day has passed, or that nobody confirmed lately."""
        doubtful = Q(ends_on__lt=today()) | is_stale()
        return self.exclude(status=self.model.Status.COMPLETED).filter(doubtful)

    def in_country(self, country: Country):
        return self._linked(self.model.countries, country=country)

    def of_component(self, component):
        return self._linked(self.model.components, component=component)

    def led_from(self, role: Role):
        """Those that a post of this role leads."""
        return self.filter(Exists(Actor.objects.filter(pk=OuterRef("leader"), role=role)))

    def active_in(self, year: int):
        """Those that are known to have been under way at some time of the year.

        One without a first day: in the year of its last one. One without a last day: in that of its
        first, and as long as it is said to be under way, in each one until now.
        """
        first, last = datetime.date(year, 1, 1), datetime.date(year, 12, 31)
        lasts = Q(starts_on__gte=first) | Q(ends_on__gte=first)
        if first <= today():
            lasts |= Q(ends_on=None, status=self.model.Status.ONGOING)
        unknown = Q(starts_on=None, ends_on__range=(first, last))
        return self.begun_by(last).filter(unknown | (Q(starts_on__isnull=False) & lasts))

    def begun_by(self, day: datetime.date):
        """Those that had begun, or whose first day is not known."""
        return self.alias(begun=BEGUN).filter(begun__lte=day)

    def begun(self, day: datetime.date):
        """Those that are known to have begun by that day: also one that was over by then."""
        over = Q(starts_on=None, ends_on__lte=day)
        return self.filter(Q(starts_on__lte=day) | over)

    def perhaps_begun(self, day: datetime.date):
        """Those of which nobody can tell whether they had begun by that day."""
        return self.filter(Q(starts_on=None), Q(ends_on=None) | Q(ends_on__gt=day))

    def years(self) -> range:
        """From that of the earliest known first day to that of the latest, or this one."""
        dated = self.alias(begun=BEGUN).filter(begun__gt=LONG_AGO).order_by("begun")
        ends = [dated.values_list("starts_on", flat=True).first(), dated.last()]
        if ends[0] is None:
            return range(0)
        return range(ends[0].year, max(ends[1].starts_on, today()).year + 1)

    def free_slug(self, title: str) -> str:
        """An address made from the title, with a number behind it where another action has it."""
        slug = slugify(title)[:70].strip("-") or "action"  # of 80, the rest is for the number
        taken = set(self.filter(slug__startswith=slug).values_list("slug", flat=True))
        numbered = (f"{slug}-{number}" for number in count(2))
        return next(free for free in chain([slug], numbered) if free not in taken)

    def with_card(self):
        """Everything a card shows, in a fixed number of queries."""
        return self.select_related("leader__role", "leader__organisation").prefetch_related(
            Prefetch("components", Component.objects.adopted()), "countries__former_names"
        )

    def _linked(self, relation, **target):
        return self.filter(Exists(relation.through.objects.filter(action=OuterRef("pk"), **target)))
