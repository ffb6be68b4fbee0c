"""The strategy in force, with its components and key figures."""

import datetime
from collections.abc import Iterator
from dataclasses import replace
from itertools import chain, islice

from django.db.models import Prefetch, Q, Subquery
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from strategy.models import KeyFigure, Strategy
from thbnet.dates import today
from thbnet.plaintext import to_plain
from thbnet.search.sources import Entry, Source

MOST_PARTS = 1000  # so many parts of a row have a place


class StrategyInForce(Source):
    kind, place, label = "strategy", 3, _("Strategy")
    model = Strategy
    is_dated = True
    follows = {"strategy_component": ("pk",), "strategy_keyfigure": ("pk",)}
    turns_on = ("adopted_on", "key_figures__told_on")

    def rows(self):
        latest = Strategy.objects.adopted().values("pk")[:1]
        known = Prefetch("key_figures", KeyFigure.objects.known(today()))
        in_force = Strategy.objects.filter(pk=Subquery(latest))
        return in_force.prefetch_related("components", known)

    def touched(self, changes, turned):
        """Another one in force is a change of the one before, too."""
        return self._keys(Q()) if super().touched(changes, turned) else set()

    def entries(self, strategy):
        told = chain(_strategy_itself(strategy), _components(strategy), _key_figures(strategy))
        for part, entry in enumerate(islice(told, MOST_PARTS)):
            yield replace(entry, url=f"{reverse('strategy:strategy')}{entry.url}", part=part)


def _strategy_itself(strategy: Strategy) -> Iterator[Entry]:
    yield Entry(
        title=strategy.title,
        url="",
        body=f"{strategy.objective} {to_plain(strategy.context)}",
        also=strategy.adopted_by,
        **_dated(strategy.adopted_on),
    )


def _components(strategy: Strategy) -> Iterator[Entry]:
    for component in strategy.components.all():
        yield Entry(
            title=str(component),
            url=f"#component-{component.number}",
            body=f"{component.aim} {component.example}",
            **_dated(strategy.adopted_on),
        )


def _key_figures(strategy: Strategy) -> Iterator[Entry]:
    for figure in strategy.key_figures.all():
        yield Entry(
            title=str(figure),
            url=f"#{figure.anchor}",
            body=figure.source,
            **_dated(figure.told_on),
        )


def _dated(day: datetime.date) -> dict:
    return {"day": day, "labels": frozenset([f"year={day.year}"])}
