"""The network: at each town, the roles that are present there."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.text import get_text_list
from django.utils.translation import gettext as _

from network.models import Actor, Country, Role, Town

from .card import Card, Draft, Pill, drafts
from .geometry import Point
from .placement import Item, place
from .projection import HEIGHT, WIDTH, on_map, project
from .shapes import split

MOST = 24  # cards: more would hide the map, and take long to place


@dataclass(frozen=True)
class Presence:
    """The roles at one town, or at no known town (`town` is None)."""

    town: Town | None
    pills: list[Pill]

    @property
    def dot(self) -> Point | None:
        if self.town is None:
            return None
        x, y = project(self.town.longitude, self.town.latitude)
        return (x, y) if on_map(x, y) else None

    @property
    def spoken(self) -> dict[str, str]:
        return {word: its for pill in self.pills for word, its in pill.role.spoken.items()}

    def __str__(self) -> str:
        where = self.town.name if self.town else _("Elsewhere")
        return _("%(town)s: %(roles)s") % {
            "town": where,
            "roles": get_text_list([pill.role.label for pill in self.pills], _("and")),
        }


@dataclass(frozen=True)
class NetworkMap:
    title: str
    description: str
    background: list[str]
    partners: list[str]
    cards: list[Card]
    elsewhere: list[Presence]
    legend: list[Pill]
    width: int = WIDTH
    height: int = HEIGHT


def network_map(posts: Iterable[Actor], named: Iterable[tuple[Country, str]]) -> NetworkMap:
    """Where the posts' organisations sit: they need `role` and `organisation.town` at hand."""
    return roles_map([(post.organisation.town, post.role) for post in posts], named)


def roles_map(
    present: Iterable[tuple[Town | None, Role]], named: Iterable[tuple[Country, str]]
) -> NetworkMap:
    """Which roles are present in which town, over the shapes of the partner countries.

    Those of towns off the map, of no town, or that no room was left for, are in `elsewhere`: print
    them beside the map.
    """
    present = set(present)
    legend = _legend({role for _town, role in present})
    presences = _presences(present, legend)
    cards, elsewhere = _arrange(presences)
    background, partners = split({country.code for country, _name in named})
    return NetworkMap(
        title=_("Map of the network"),
        description=". ".join(map(str, presences)),
        background=background,
        partners=partners,
        cards=cards,
        elsewhere=elsewhere,
        legend=legend,
    )


def _legend(roles: set[Role]) -> list[Pill]:
    """Acronyms in their order; then roles without one, numbered in the order of their names."""
    known = sorted((role for role in roles if role.acronym), key=lambda role: role.acronym)
    others = sorted((role for role in roles if not role.acronym), key=lambda role: role.name)
    numbered = [Pill(str(number), role) for number, role in enumerate(others, start=1)]
    return [Pill(role.acronym, role) for role in known] + numbered


def _presences(present: set[tuple[Town | None, Role]], legend: list[Pill]) -> list[Presence]:
    """By the towns' names, each role once, in the legend's order; no town comes last."""
    found: dict[Town | None, set[Role]] = {}
    for town, role in present:
        found.setdefault(town, set()).add(role)
    towns = sorted(found, key=lambda town: (town is None, town.name if town else ""))
    return [Presence(town, [pill for pill in legend if pill.role in found[town]]) for town in towns]


def _arrange(presences: list[Presence]) -> tuple[list[Card], list[Presence]]:
    """The cards, and the presences that have no place on the map."""
    located = [presence for presence in presences if presence.dot][:MOST]
    options = [drafts(presence.town.name, presence.pills) for presence in located]
    places = place(tuple(map(_item, located, options)), WIDTH, HEIGHT)
    cards = [
        cards[spot.choice].at(spot) for cards, spot in zip(options, places, strict=True) if spot
    ]
    shown = {found.town for found, spot in zip(located, places, strict=True) if spot}
    return cards, [presence for presence in presences if presence.town not in shown]


def _item(presence: Presence, options: list[Draft]) -> Item:
    return Item(presence.dot, tuple(draft.size for draft in options))
