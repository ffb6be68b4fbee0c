"""Which rows an issue needs to be told elsewhere: those it names, and those these name."""

from dataclasses import dataclass, field
from itertools import count

from django.db import models
from django.utils.text import slugify

from network.models import Actor, Country, Holder, Organisation, Role, Town
from newsletter.loading.issues import block_names
from newsletter.loading.kinds import KINDS, Kind
from newsletter.material import Material
from newsletter.models import Block, Contact, CountriesMap, NetworkMap
from strategy.models import Action, Component, Strategy

# What an entry is called, from what the row is known by everywhere.
CALLED = {
    Country: lambda row: row.slug,
    Town: lambda row: slugify(row.name_en),
    Organisation: lambda row: slugify(row.name_en),
    Role: lambda row: row.anchor,
    Actor: lambda row: row.slug,
    Holder: lambda row: slugify(row.family_name),
    Strategy: lambda row: f"strategy-{row.adopted_on}",
    Component: lambda row: slugify(row.short_title_en),
    Action: lambda row: row.slug,
}
OF_MODEL = {kind.model: kind for kind in KINDS}


@dataclass
class Gathered:
    """The rows by their kind, in the order of what they are known by, and what each is called."""

    rows: dict[Kind, list[models.Model]] = field(default_factory=dict)
    names: dict[models.Model, str] = field(default_factory=dict)


def gather(material: Material) -> Gathered:
    blocks = material.every_block
    found, waiting = set(), [row for block in blocks for row in _of_block(block, material)]
    while waiting:
        row = waiting.pop()
        if row not in found:
            found.add(row)
            waiting += _named_by(row)
    gathered = Gathered()
    for kind in KINDS:
        rows = sorted((row for row in found if type(row) is kind.model), key=known_by)
        gathered.rows[kind] = rows
        gathered.names |= _called(kind, rows)
    return gathered


def _of_block(block: Block, material: Material) -> list[models.Model]:
    """What the block names, and what it shows without naming it."""
    rows = related(block, block_names(type(block)))
    if isinstance(block, (CountriesMap, NetworkMap)):
        rows += material.partners
    if isinstance(block, NetworkMap):
        rows += material.posts
    if isinstance(block, Contact) and (
        holder := block.actor.holder_on(material.issue.reference_day)
    ):
        rows.append(holder)
    return rows


def _named_by(row: models.Model) -> list[models.Model]:
    kind = OF_MODEL[type(row)]
    rows = related(row, kind.names)
    for name, names in kind.parts.items():
        rows += [other for part in getattr(row, name).all() for other in related(part, names)]
    if isinstance(row, Strategy):
        rows += row.components.all()
    return rows


def related(row: models.Model, names) -> list[models.Model]:
    """The rows that the columns of those names point to."""
    found = []
    for column in row._meta.get_fields():
        if column.name in names and column.many_to_many:
            found += getattr(row, column.name).all()
        elif column.name in names and column.many_to_one:
            found.append(getattr(row, column.name))
    return [other for other in found if other is not None]


def known_by(row: models.Model) -> tuple:
    """The row's natural key, as texts that sort alike in every database."""
    values = (getattr(row, name) for name in OF_MODEL[type(row)].key)
    return tuple(
        known_by(value) if isinstance(value, models.Model) else (f"{value:>4}",) for value in values
    )


def _called(kind: Kind, rows: list[models.Model]) -> dict[models.Model, str]:
    names: dict[str, models.Model] = {}
    for row in rows:
        plain = CALLED[kind.model](row) or kind.model._meta.model_name
        numbered = (f"{plain}-{number}" for number in count(2))
        name = plain if plain not in names else next(n for n in numbered if n not in names)
        names[name] = row
    return {row: name for name, row in names.items()}
