"""Where a post is listed: what the database keeps by itself so that long lists stay quick."""

import datetime
from collections.abc import Iterable

from django.db import models
from django.db.models import Exists, OuterRef, Prefetch
from django.utils.translation import get_language
from translated_fields import to_attribute

from thbnet.dates import PeriodQuerySet
from thbnet.translated import TranslatedField

from .actor import Actor, Role
from .country import Country
from .holder import Holder
from .organisation import Town

ORDER = ("seat_name", "role_name")
# That these rows are there, the tables say that are repeated here. To check it once more would lock
# them, and who renames a role would meet who saves a post of it in a deadlock.
REPEATED = {"on_delete": models.DO_NOTHING, "related_name": "+", "db_constraint": False}
MOST_TOWNS = 60  # told on a map and beside it


class ListingQuerySet(PeriodQuerySet):
    def seats(self):
        """Each post once, under its seat."""
        return self.away(False)

    # Django writes `NOT is_away`, for which SQLite uses no index: hence `in`.

    def away(self, away: bool):
        return self.filter(is_away__in=[away])

    def regional(self, regional: bool):
        return self.filter(is_regional__in=[regional])

    def held(self, on: datetime.date, *, vacant: bool = False):
        """The posts that somebody holds on that day, or those that nobody does."""
        held = Exists(Holder.objects.on(on).filter(actor=OuterRef("actor")))
        return self.filter(~held if vacant else held)

    def in_order(self):
        """Under a country, its own seats first; by the seat's name, then the role's.

        Names are those of the reader's language. The indexes have the same order.
        """
        names = (to_attribute(name, get_language()) for name in ORDER)
        return self.order_by("is_away", *names, "slug")

    def present(self, roles: Iterable[Role]) -> list[tuple[Town | None, Role]]:
        """Which of these roles there are in which town, or in no known town (None)."""
        here = {f"has_{role.pk}": role for role in roles}
        inside = {key: self.filter(role=role, town=OuterRef("pk")) for key, role in here.items()}
        towns = Town.objects.filter(Exists(self.filter(town=OuterRef("pk"))))
        towns = towns.annotate(**{key: Exists(rows) for key, rows in inside.items()})
        found = [
            (town, here[key]) for town in towns[:MOST_TOWNS] for key in here if getattr(town, key)
        ]
        nowhere = Role.objects.filter(Exists(self.filter(town=None, role=OuterRef("pk"))))
        return [*found, *((None, role) for role in nowhere)]


class Listing(models.Model):
    """A post under the country of its seat, and under each other country that it covers.

    Triggers write it (migration 0003), in the transaction of whatever it repeats; nobody else does.
    """

    actor = models.ForeignKey(Actor, **REPEATED)
    country = models.ForeignKey(Country, **REPEATED)
    role = models.ForeignKey(Role, db_index=False, **REPEATED)
    town = models.ForeignKey(Town, null=True, db_index=False, **REPEATED)
    is_away = models.BooleanField()
    """Whether the post sits in another country than this one."""
    is_regional = models.BooleanField()
    since = models.DateField(null=True)
    until = models.DateField(null=True)
    seat_name = TranslatedField(models.CharField(max_length=100))
    role_name = TranslatedField(models.CharField(max_length=150))
    slug = models.SlugField(db_index=False)

    objects = ListingQuerySet.as_manager()

    class Meta:
        verbose_name = "listing"
        verbose_name_plural = "listings"
        constraints = [
            models.UniqueConstraint(fields=["actor", "country"], name="network_listing_once")
        ]
        indexes = [
            models.Index(fields=["town", "role"], name="network_listing_town"),
            *(
                models.Index(
                    fields=[*first, f"seat_name_{code}", f"role_name_{code}", "slug"],
                    name=f"network_listing_{name}_{code}",
                )
                for code in ("en", "fr")
                for name, first in (
                    ("all", ["is_away"]),
                    ("role", ["is_away", "role"]),
                    ("reach", ["is_away", "is_regional"]),
                    ("in", ["country", "is_away"]),
                )
            ),
        ]

    def __str__(self) -> str:
        return self.slug

    @staticmethod
    def posts_on(day: datetime.date) -> Prefetch:
        """The posts as of that day with what their cards show, in a fixed number of queries."""
        posts = Actor.objects.with_holders(day)
        return Prefetch("actor", posts.prefetch_related("organisation__country__former_names"))
