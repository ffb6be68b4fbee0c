"""What issues have told of, and what not: partner countries, by component and by role."""

from dataclasses import dataclass

from django.db.models import CharField, Count, F, Q, Subquery, Value

from network.models import Country, Role
from network.permissions import edits_everything
from newsletter.models import Issue
from newsletter.reporting import is_reported
from strategy.models import Action, Component, Strategy
from thbnet.admin.links import admin_url, can

MOST_ACTIONS = 10  # in the list; the rest is one link away
# A column's kind: where its key stands in an action, and the list filter that asks for it.
PATHS = {"component": "components", "role": "leader__role"}


@dataclass(frozen=True)
class Cell:
    actions: int = 0
    reported: int = 0
    url: str = ""

    @property
    def missing(self) -> int:
        return self.actions - self.reported

    @property
    def state(self) -> str:
        """Which symbol stands for it: how much of what is done there was reported."""
        if not self.actions:
            return "none"
        if not self.missing:
            return "all"
        return "some" if self.reported else "nothing"


@dataclass(frozen=True)
class Line:
    country: Country
    cells: list[Cell]

    @property
    def is_untold(self) -> bool:
        return not any(cell.reported for cell in self.cells)


def coverage(request) -> dict:
    if not (edits_everything(request.user) and can(request.user, "view", Issue)):
        return {}
    components, roles = list(_components()), list(Role.objects.order_by("acronym", "name_en"))
    columns = [("component", row.pk) for row in components] + [("role", row.pk) for row in roles]
    untold = list(Action.objects.filter(~is_reported())[: MOST_ACTIONS + 1])
    return {
        "is_for_ctr": True,
        "components": components,
        "roles": roles,
        "lines": _lines(columns),
        "untold": [(row, admin_url(Action, "change", row.pk)) for row in untold[:MOST_ACTIONS]],
        "more_url": len(untold) > MOST_ACTIONS and admin_url(Action, "changelist", reported="no"),
    }


def _components():
    """Of the strategy in force, which costs no query of its own."""
    in_force = Strategy.objects.adopted().values("pk")[:1]
    return Component.objects.filter(strategy=Subquery(in_force)).order_by("number")


def _lines(columns: list[tuple[str, int]]) -> list[Line]:
    numbers = _numbers()
    return [
        Line(country, [_cell(country, column, numbers) for column in columns])
        for country in Country.objects.partners().by_name()
    ]


def _cell(country: Country, column: tuple[str, int], numbers: dict) -> Cell:
    actions, reported = numbers.get((country.pk, *column), (0, 0))
    if actions == reported:
        return Cell(actions, reported)
    asked = {"countries__id__exact": country.pk, f"{PATHS[column[0]]}__id__exact": column[1]}
    return Cell(actions, reported, admin_url(Action, "changelist", reported="no", **asked))


def _numbers() -> dict[tuple, tuple[int, int]]:
    """(country, kind of column, its key): how many actions, how many reported. One query."""
    by_component, by_role = (_counted(kind, path) for kind, path in PATHS.items())
    rows = by_component.union(by_role, all=True)
    return {(country, kind, key): (all_, told) for country, kind, key, all_, told in rows}


def _counted(kind: str, path: str):
    rows = Action.objects.filter(countries__isnull=False).annotate(told=is_reported()).order_by()
    grouped = rows.values(
        place=F("countries"), kind=Value(kind, output_field=CharField()), key=F(path)
    )
    return grouped.annotate(all=Count("pk"), reported=Count("pk", filter=Q(told=True))).values_list(
        "place", "kind", "key", "all", "reported"
    )
