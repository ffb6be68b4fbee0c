"""What a file may say of which rows: everything else is an unknown key, in whoever's file."""

from dataclasses import dataclass, field

from django.db import models

from network.models import Actor, Country, Holder, Organisation, Role, Town
from strategy.models import Action, Component, Strategy


@dataclass(frozen=True, eq=False)
class Kind:
    """What a file's entries become. Rows with the same `key` are the same row.

    `names` are the columns that an entry fills, in the order in which they are written; the name
    of a translated text stands for all its languages. `parts` are rows that belong to the entry's.
    """

    file: str
    model: type[models.Model]
    key: tuple[str, ...]
    names: tuple[str, ...]
    parts: dict[str, tuple[str, ...]] = field(default_factory=dict)


# In an order in which each refers only to those before it, and to itself.
KINDS = (
    Kind(
        "countries.toml",
        Country,
        key=("code",),
        names=("code", "slug", "name", "footnote"),
        parts={"former_names": ("name", "until"), "partnerships": ("since", "until")},
    ),
    Kind(
        "towns.toml",
        Town,
        key=("country", "name_en"),
        names=("name", "country", "latitude", "longitude"),
    ),
    Kind(
        "organisations.toml",
        Organisation,
        key=("country", "name_en"),
        names=("kind", "name", "language", "country", "town", "website"),
    ),
    Kind(
        "roles.toml",
        Role,
        key=("name_en",),
        names=("acronym", "name", "field_of_work", "colour"),
    ),
    Kind(
        "posts.toml",
        Actor,
        key=("slug",),
        names=(
            *("role", "organisation", "slug", "countries", "since", "until", "mandate"),
            *("email", "email_visibility", "phone", "phone_visibility"),
        ),
    ),
    Kind(
        "holders.toml",
        Holder,
        key=("actor", "given_name", "family_name"),
        names=(
            *("actor", "given_name", "family_name", "rank", "function", "since", "until"),
            *("portrait", "portrait_ppoi", "biography"),
        ),
    ),
    Kind(
        "strategies.toml",
        Strategy,
        key=("adopted_on",),
        names=("adopted_on", "title", "adopted_by", "objective", "context", "area_note"),
    ),
    Kind(
        "components.toml",
        Component,
        key=("strategy", "number"),
        names=("strategy", "number", "title", "short_title", "aim", "example", "colour"),
        parts={"links_out": ("target",)},
    ),
    Kind(
        "actions.toml",
        Action,
        key=("slug",),
        names=(
            *("title", "slug", "summary", "description", "results", "status"),
            *("starts_on", "ends_on", "components", "countries", "towns"),
            *("leader", "coordinator", "partners"),
        ),
    ),
)
