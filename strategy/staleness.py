"""Which organisations' posts and actions nobody has looked at lately: for the CTR."""

import datetime
from dataclasses import dataclass

from django.db.models import Count, F, Min, Q
from django.utils.translation import get_language
from translated_fields import to_attribute

from network.models import Actor
from network.models.confirmed import is_stale
from network.models.holder import is_held
from network.permissions import edits_everything
from thbnet.admin.links import admin_url
from thbnet.words import plain

from .models import Action

MOST_ORGANISATIONS = 12  # on the page; the lists of all of them stand below


@dataclass
class ToUpdate:
    """What one organisation has to look at. `oldest` confirmation: None where there is none yet."""

    pk: int
    name: str
    posts: int = 0
    vacant: int = 0
    actions: int = 0
    never: int = 0
    oldest: datetime.date | None = None

    def add(self, *, never: int, oldest: datetime.date | None, **numbers: int) -> None:
        for name, number in numbers.items():
            setattr(self, name, number)
        self.never += never
        self.oldest = min(filter(None, [self.oldest, oldest]), default=None)

    def urgency(self) -> tuple[int, str]:
        return -(self.posts + self.actions), plain(self.name)

    @property
    def posts_url(self) -> str:
        return admin_url(Actor, "changelist", to_update="yes", organisation__id__exact=self.pk)

    @property
    def vacant_url(self) -> str:
        return admin_url(Actor, "changelist", vacant="yes", organisation__id__exact=self.pk)

    @property
    def actions_url(self) -> str:
        mine = {"leader__organisation__id__exact": self.pk}
        return admin_url(Action, "changelist", to_update="yes", **mine)


def stale_by_organisation(request) -> dict:
    if not edits_everything(request.user):
        return {}
    organisations = sorted(_organisations(), key=ToUpdate.urgency)
    return {
        "is_for_ctr": True,
        "organisations": organisations[:MOST_ORGANISATIONS],
        "others": max(len(organisations) - MOST_ORGANISATIONS, 0),
        "posts_url": admin_url(Actor, "changelist", to_update="yes"),
        "actions_url": admin_url(Action, "changelist", to_update="yes"),
        "vacant_url": admin_url(Actor, "changelist", vacant="yes"),
    }


def _organisations() -> list[ToUpdate]:
    """Those with something to look at, in two queries."""
    found: dict[int, ToUpdate] = {}
    for row in [*_of_posts(), *_of_actions()]:
        pk, name = row.pop("key"), row.pop("label")
        found.setdefault(pk, ToUpdate(pk, name)).add(**row)
    return [row for row in found.values() if row.posts or row.vacant or row.actions]


def _of_posts():
    posts = Actor.objects.current().annotate(held=is_held())
    return _grouped(posts, "organisation").annotate(
        posts=Count("pk", filter=is_stale()),
        vacant=Count("pk", filter=Q(held=False)),
        never=Count("pk", filter=Q(confirmed_on=None)),
        oldest=Min("confirmed_on", filter=is_stale()),
    )


def _of_actions():
    return _grouped(Action.objects.to_update(), "leader__organisation").annotate(
        actions=Count("pk"),
        never=Count("pk", filter=Q(confirmed_on=None)),
        oldest=Min("confirmed_on"),
    )


def _grouped(rows, owner: str):
    """By organisation: `key`, and `label` in the reader's language."""
    label = F(to_attribute(f"{owner}__name", get_language()))
    return rows.order_by().values(key=F(owner), label=label)
