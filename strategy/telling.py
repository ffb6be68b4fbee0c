"""Components with what there is to tell of their actions, however many these are."""

import datetime
from collections import defaultdict
from dataclasses import dataclass, field

from django.db.models import Count
from django.urls import reverse

from .models import Action, Component

MOST = 6  # actions told by their titles; of more, the list tells


@dataclass
class Told:
    component: Component
    number: int = 0
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
    if on:
        links = links.filter(action__in=Action.objects.begun(on))
    counted = links.values_list("component").annotate(Count("pk"))
    numbers = dict(counted) if components else {}
    few = [key for key, number in numbers.items() if number <= MOST]
    titles = _titles(links.filter(component__in=few))
    return [Told(one, numbers.get(one.pk, 0), titles.get(one.pk, [])) for one in components]


def _titles(links) -> dict[int, list[Action]]:
    found = defaultdict(list)
    for link in links.select_related("action"):
        found[link.component_id].append(link.action)
    for actions in found.values():
        actions.sort(key=lambda action: action.slug)
        actions.sort(key=lambda action: action.starts_on or datetime.date.min, reverse=True)
    return found
