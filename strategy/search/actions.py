from itertools import chain

from django.utils.translation import gettext_lazy as _

from network.models import Country
from network.search import COUNTRY_NAMES, country_labels, names_of
from strategy.models import Action
from thbnet.filters import EARLIEST, LATEST
from thbnet.plaintext import to_plain
from thbnet.search.sources import Entry, Source
from thbnet.translated import in_every_language

COUNTRY_TABLES = ("network_country", "network_formername")


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
            spoken={word: its for one in _taking_part(action) for word, its in one.spoken.items()},
        )


def _told_of(action: Action) -> str:
    texts = [action.summary, to_plain(action.description), to_plain(action.results)]
    named = [*_taking_part(action), *action.towns.all()]
    return " ".join([*filter(None, texts), ", ".join(str(one) for one in named)])


def _taking_part(action: Action) -> list:
    return [*filter(None, [action.leader, action.coordinator]), *action.partners.all()]


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
