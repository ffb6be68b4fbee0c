"""What the search finds of the strategy: it and its components, actions, those who take part."""

from itertools import chain

from django.db.models import Exists, OuterRef, Prefetch, Q, Subquery
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from network.models import Country, Organisation
from network.search import COUNTRY_NAMES, country_labels, names_of
from thbnet.filters import EARLIEST, LATEST
from thbnet.plaintext import to_plain
from thbnet.search.kept import labelled_rows
from thbnet.search.sources import Entry, Source, register
from thbnet.translated import in_every_language

from .models import Action, Strategy

COUNTRY_TABLES = ("network_country", "network_formername")


class StrategyInForce(Source):
    kind, place, label = "strategy", 3, _("Strategy")
    model = Strategy
    is_dated = True
    follows = {"strategy_component": ("pk",)}
    turns_on = ("adopted_on",)

    def rows(self):
        latest = Strategy.objects.adopted().values("pk")[:1]
        return Strategy.objects.filter(pk=Subquery(latest)).prefetch_related("components")

    def touched(self, changes, turned):
        """Another one in force is a change of the one before, too."""
        return self._keys(Q()) if super().touched(changes, turned) else set()

    def entries(self, strategy):
        url, year = reverse("strategy:strategy"), f"year={strategy.adopted_on.year}"
        yield Entry(
            title=strategy.title,
            url=url,
            body=f"{strategy.objective} {to_plain(strategy.context)}",
            also=strategy.adopted_by,
            day=strategy.adopted_on,
            labels=frozenset([year]),
        )
        for component in strategy.components.all():
            yield Entry(
                title=str(component),
                url=f"{url}#component-{component.number}",
                body=f"{component.aim} {component.example}",
                day=strategy.adopted_on,
                labels=frozenset([year]),
                part=component.number,
            )


class Actions(Source):
    kind, place, label = "action", 2, _("Action")
    model = Action
    is_dated = True
    follows = {
        "strategy_action_countries": ("pk",),
        "strategy_action_towns": ("pk",),
        "strategy_action_partners": ("pk",),
        "network_organisation": ("partners", "coordinator", "leader__organisation"),
        "network_actor": ("leader",),
        "network_role": ("leader__role",),
        "network_town": ("towns",),
    } | dict.fromkeys(COUNTRY_TABLES, ("countries",))

    def rows(self):
        named = ("leader__role", "leader__organisation", "coordinator")
        return Action.objects.select_related(*named).prefetch_related(
            "partners", "towns", COUNTRY_NAMES
        )

    def entries(self, action):
        countries = list(action.countries.all())
        yield Entry(
            title=action.title,
            url=action.get_absolute_url(),
            body=_told_of(action),
            also=" ".join(_names_around(action, countries)),
            day=action.starts_on,
            labels=country_labels(countries) | _years(action),
        )


def _told_of(action: Action) -> str:
    texts = [action.summary, to_plain(action.description), to_plain(action.results)]
    taking_part = [action.leader, action.coordinator, *action.partners.all(), *action.towns.all()]
    return " ".join([*filter(None, texts), ", ".join(str(one) for one in taking_part if one)])


def _names_around(action: Action, countries: list[Country]) -> chain[str]:
    named = [action.leader.role, action.leader.organisation, action.coordinator]
    rows = [*filter(None, named), *action.partners.all(), *action.towns.all()]
    return chain(
        chain.from_iterable(in_every_language(row, "name") for row in rows),
        chain.from_iterable(names_of(country) for country in countries),
    )


def _years(action: Action) -> frozenset[str]:
    """From its beginning to its end; of those that anybody can ask for."""
    days = [day for day in (action.starts_on, action.ends_on) if day]
    if not days:
        return frozenset()
    first, last = max(days[0], EARLIEST).year, min(days[-1], LATEST).year
    return frozenset(f"year={year}" for year in range(first, last + 1))


class Organisations(Source):
    """Those that take part in actions; the network's own are found by their posts."""

    kind, place, label = "organisation", 5, _("Organisation")
    model = Organisation
    follows = {
        "network_country": ("country",),
        "network_town": ("town",),
        "strategy_action": ("partnered_actions", "coordinated_actions"),
        "strategy_action_partners": ("partnered_actions",),
    }

    def rows(self):
        partnered = Action.partners.through.objects.filter(organisation=OuterRef("pk"))
        coordinated = Action.objects.filter(coordinator=OuterRef("pk"))
        actions = Action.objects.all()
        return (
            Organisation.objects.filter(Exists(partnered) | Exists(coordinated))
            .select_related("town", "country")
            .prefetch_related(
                Prefetch("partnered_actions", actions, to_attr="partnered"),
                Prefetch("coordinated_actions", actions, to_attr="coordinated"),
            )
        )

    def touched(self, changes, turned):
        """Also those that took part in an action before it changed."""
        actions = changes.get("strategy_action", set()) | changes.get(
            "strategy_action_partners", set()
        )
        former = labelled_rows(self.kind, {f"action={key}" for key in actions})
        return super().touched(changes, turned) | former

    def entries(self, organisation):
        actions = {*organisation.partnered, *organisation.coordinated}
        newest = sorted(actions, key=_by_start, reverse=True)
        parts = [organisation.get_kind_display(), organisation.town]
        titles = ", ".join(action.title for action in newest)
        yield Entry(
            title=organisation.name,
            url=newest[0].get_absolute_url(),
            body=f"{', '.join(str(part) for part in parts if part)}. {titles}",
            also=" ".join(in_every_language(organisation, "name")),
            labels=country_labels([organisation.country])
            | {f"action={action.pk}" for action in actions},
        )


def _by_start(action: Action) -> tuple:
    return (action.starts_on is not None, action.starts_on, action.pk)


def register_all() -> None:
    for source in (StrategyInForce(), Actions(), Organisations()):
        register(source)
