"""Components with what there is to tell of their actions, however many these are."""

import datetime
from dataclasses import dataclass, field

from django.db.models import Count, Q
from django.urls import reverse

from .models import Action, Component

MOST = 6  # actions told by their titles; of more, the list tells


@dataclass
class Told:
    component: Component
    number: int = 0
    undated: int = 0
    """Actions left out, as nobody can tell whether they had begun by the day asked for."""
    actions: list[Action] = field(default_factory=list)

    @property
    def url(self) -> str:
        """The list of its actions."""
        return f"{reverse('strategy:actions')}?component={self.component.pk}"


def with_actions(components: list[Component], on: datetime.date | None = None) -> list[Told]:
    """How many actions each has, and which ones where they are few, in two queries.

    With a day, those of which it is known that they had begun.
    """
    links = Action.components.through.objects.filter(component__in=components).order_by()
    shown = Q(action__in=Action.objects.begun(on)) if on else Q()
    told = {one.pk: Told(one) for one in components}
    for key, number, undated in _numbers(links, shown, on) if components else ():
        told[key].number, told[key].undated = number, undated
    few = [key for key, one in told.items() if one.number <= MOST]
    for link in links.filter(shown, component__in=few).select_related("action"):
        told[link.component_id].actions.append(link.action)
    for one in told.values():
        one.actions.sort(key=_latest_first)
    return list(told.values())


def _numbers(links, shown: Q, on: datetime.date | None):
    """By component: how many are shown, and how many are left out for want of a day."""
    undated = Q(action__in=Action.objects.perhaps_begun(on)) if on else Q(pk__in=[])
    counts = {"shown": Count("pk", filter=shown), "undated": Count("pk", filter=undated)}
    return links.values_list("component").annotate(**counts)


def _latest_first(action: Action) -> tuple:
    return -(action.starts_on or datetime.date.min).toordinal(), action.slug
