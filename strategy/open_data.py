"""Actions, contributions and key figures as open data."""

from collections import defaultdict
from functools import reduce
from operator import or_

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from network.open_data import CHUNK, codes_of, name_organisations
from thbnet.open_data import Addresses, Field, Table, both, register

from .models import Action, Component, Contribution, KeyFigure


def actions():
    addresses, codes = Addresses("strategy:action"), codes_of(Action.countries.through, "action")
    shown = Action.components.through.objects.filter(component__in=Component.objects.adopted())
    components = _pairs(shown, "component__number")
    partners = _pairs(Action.partners.through.objects.all(), "organisation")
    for action in Action.objects.order_by("slug").select_related("leader").iterator(CHUNK):
        yield (
            action.slug,
            action.title_en,
            action.title_fr,
            action.summary_en,
            action.summary_fr,
            action.status,
            action.starts_on,
            action.ends_on,
            components[action.pk],
            codes[action.pk],
            action.leader.slug,
            action.coordinator_id,
            partners[action.pk],
            action.confirmed_on,
            *addresses.of(action.slug),
        )


def _pairs(links: QuerySet, column: str) -> dict[int, list[str]]:
    """By the key of an action, what the rows between the two have in that column."""
    found = defaultdict(list)
    for action, value in links.order_by("action", column).values_list("action", column):
        found[action].append(str(value))
    return found


def contributions():
    columns = "pk", "year", "amount", "qualifier_en", "qualifier_fr", "stage", "giver"
    rows = Contribution.objects.order_by("pk").values_list(*columns, "action__slug")
    return rows.iterator(CHUNK)


def key_figures():
    columns = "figure", "qualifier", "label", "source"
    texts = [f"{name}_{code}" for name in columns for code in ("en", "fr")]
    rows = KeyFigure.objects.public().order_by("pk")
    return rows.values_list("pk", *texts, "told_on", "strategy__adopted_on").iterator(CHUNK)


def _takes_part() -> Q:
    """A condition for organisations: in an action, or by giving."""
    taking_part = (
        Action.partners.through.objects.filter(organisation=OuterRef("pk")),
        Action.objects.filter(coordinator=OuterRef("pk")),
        Contribution.objects.filter(giver=OuterRef("pk")),
    )
    return reduce(or_, map(Exists, taking_part))


ACTIONS = Table(
    name="actions",
    title=_("Actions of the network"),
    fields=(
        Field("id", "string", _("Last part of the page’s address")),
        *both("title", _("Title")),
        *both("summary", _("Summary")),
        Field("status", "string", _("One of planned, ongoing, completed, suspended")),
        Field("starts_on", "date", _("First day")),
        Field("ends_on", "date", _("Last day")),
        Field("components", "list", _("Numbers of the strategy’s components")),
        Field("countries", "list", _("ISO 3166 codes of the countries")),
        Field("leader", "string", _("Id of the post that leads it"), refers_to="posts"),
        Field(
            "coordinator",
            "integer",
            _("Id of the organisation that coordinates it"),
            refers_to="organisations",
        ),
        Field("partners", "list", _("Ids of partner organisations")),
        Field("confirmed_on", "date", _("Day on which the embassy last confirmed it")),
        *both("url", _("Page")),
    ),
    rows=actions,
    count=Action.objects.count,
)
CONTRIBUTIONS = Table(
    name="contributions",
    title=_("Contributions in euros"),
    fields=(
        Field("id", "integer", _("Number of the row; it is never given to another one")),
        Field("year", "integer", _("Year")),
        Field("amount", "number", _("Euros; empty: not published")),
        *both("qualifier", _("How exact the amount is")),
        Field("stage", "string", _("One of announced, committed, paid")),
        Field("giver", "integer", _("Id of the giving organisation"), refers_to="organisations"),
        Field("action", "string", _("Id of the action; empty: for the whole"), refers_to="actions"),
    ),
    rows=contributions,
    count=Contribution.objects.count,
)
KEY_FIGURES = Table(
    name="key-figures",
    title=_("Key figures of the strategy"),
    fields=(
        Field("id", "integer", _("Number of the row; it is never given to another one")),
        *both("figure", _("The figure, as it is written")),
        *both("qualifier", _("How exact the figure is")),
        *both("label", _("What it counts")),
        *both("source", _("Who told it")),
        Field("told_on", "date", _("Day on which the source told it")),
        Field("strategy_adopted_on", "date", _("Day on which its strategy was adopted")),
    ),
    rows=key_figures,
    count=lambda: KeyFigure.objects.public().count(),
)


def register_all() -> None:
    name_organisations(_takes_part)
    for table in (ACTIONS, CONTRIBUTIONS, KEY_FIGURES):
        register(table)
