"""From a row to the TOML table that makes it again: what is empty or usual is left out."""

import datetime
from collections.abc import Collection
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import PurePath

import tomlkit
from django.conf import settings
from django.db import models
from tomlkit.items import Table

from network.models import Actor, Visibility
from newsletter.loading.kinds import Kind
from thbnet.richtext import RichTextField

from .text import text_item

# Known here, and nobody's business elsewhere.
PRIVATE = {"planned_on", "consent", "guardian_consent"}
CONTACT = {"email", "email_visibility", "phone", "phone_visibility"}


@dataclass
class Tables:
    """Writes tables; meanwhile gathers the pictures that they name."""

    names: dict[models.Model, str]
    pictures: dict[str, bytes] = field(default_factory=dict)

    def entry(self, row: models.Model, kind: Kind) -> Table:
        table = tomlkit.table()
        if isinstance(row, Actor):
            self.fill(table, row, [name for name in kind.names if name not in CONTACT])
            _add_public_contact(table, row)
        else:
            self.fill(table, row, kind.names, picture=self.names[row])
        for name, names in kind.parts.items():
            self._add_parts(table, name, names, getattr(row, name).all())
        return table

    def fill(
        self, table: Table, row: models.Model, names: Collection[str], *, picture: str = ""
    ) -> None:
        """Add the columns of those names to the table; its picture is called as told."""
        for name in names:
            if name in PRIVATE:
                continue
            for key, column in _columns(row, name):
                value = self._value(row, column, picture)
                if value not in (None, "", [], column.get_default()):
                    table.add(tomlkit.key(key), _item(value))

    def _add_parts(self, table: Table, name: str, names: Collection[str], rows) -> None:
        parts = tomlkit.aot()
        for row in rows:
            part = tomlkit.table()
            self.fill(part, row, names)
            parts.append(part)
        if parts:
            table.add(name, parts)

    def _value(self, row: models.Model, column, picture: str):
        if column.many_to_many:
            return sorted(self.names[other] for other in getattr(row, column.name).all())
        value = getattr(row, column.name)
        if column.many_to_one:
            return value and self.names[value]
        if isinstance(column, models.ImageField):
            is_seen = getattr(row, f"shows_{column.name}", True)
            return self._picture(value, picture) if is_seen else ""
        if isinstance(column, RichTextField):
            return value.replace("&nbsp;", "\N{NO-BREAK SPACE}")  # as people type it
        return value

    def _picture(self, file, called: str) -> str:
        if not file:
            return ""
        name = called + PurePath(file.name).suffix.lower()
        with file.storage.open(file.name) as stored:
            self.pictures[name] = stored.read()
        return name


def _columns(row: models.Model, name: str) -> list[tuple[list[str], models.Field]]:
    """(key, column) of a name: one of each language for a translated text."""
    languages = [code for code, _name in settings.LANGUAGES]
    fields = {column.name: column for column in row._meta.get_fields()}
    if name in fields:
        return [([name], fields[name])]
    return [([name, language], fields[f"{name}_{language}"]) for language in languages]


def _item(value):
    if isinstance(value, Decimal):
        return tomlkit.string(f"{value.normalize():f}")
    if isinstance(value, str):
        return text_item(value)
    return value if isinstance(value, (bool, int, list, datetime.date)) else str(value)


def _add_public_contact(table: Table, post: Actor) -> None:
    """What any reader sees, and no more."""
    for name, value in post.contact_for().items():
        table.add(name, value)
        table.add(f"{name}_visibility", Visibility.PUBLIC.value)
