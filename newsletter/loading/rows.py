"""One load: from entries to rows, each cleaned as if typed into the admin."""

from collections.abc import Callable, Collection
from dataclasses import dataclass, field

from django.db import models
from django.utils.translation import gettext as _

from thbnet.versions.history import hold, release

from .columns import Columns, columns
from .files import Entry, Source, entries
from .kinds import Kind
from .pictures import Pictures
from .refusals import refusing


@dataclass
class Loading:
    source: Source
    # By model: what else a new row needs, that no file says.
    prepare: dict[type[models.Model], Callable[[models.Model], None]] = field(default_factory=dict)
    rows: dict[tuple[type[models.Model], str], models.Model] = field(default_factory=dict)
    claimed: dict[models.Model, str] = field(default_factory=dict)
    added: dict[type[models.Model], list[models.Model]] = field(default_factory=dict)
    there: dict[type[models.Model], int] = field(default_factory=dict)

    def __post_init__(self):
        self.pictures = Pictures(self.source)

    def load(self, kind: Kind) -> None:
        """Add the rows of a file that are missing. Raises BadEntry."""
        added = []
        found = entries(self.source, kind.file)
        for entry in found:
            sorted_out = columns(entry, kind.model, {*kind.names, *kind.parts})
            row, is_new = self.add_missing(entry, kind, sorted_out)
            self.rows[kind.model, entry.name] = row
            if is_new:
                added.append((entry, row, sorted_out))
        # Only now: entries may refer to others further down in their file.
        for entry, row, sorted_out in added:
            self.relate(entry, row, sorted_out, kind.parts)
        self.added[kind.model] = [row for _entry, row, _values in added]
        self.there[kind.model] = len(found) - len(added)

    def add_missing(self, entry: Entry, kind: Kind, sorted_out: Columns) -> tuple:
        """(row, whether it was added). A row that is there belongs to whoever edited it since."""
        row = self.build(entry, kind.model, sorted_out)
        others = {column.name for column in row._meta.fields} - set(kind.key)
        with refusing(entry):
            row.clean_fields(exclude=others)
        same = {name: getattr(row, name) for name in kind.key}
        if there := kind.model._default_manager.filter(**same).first():
            self.claim(entry, there)
            return there, False
        if prepare := self.prepare.get(kind.model):
            prepare(row)
        self.claim(entry, self.save(entry, row))
        return row, True

    def claim(self, entry: Entry, row: models.Model) -> None:
        """No two entries are the same row: the second would be lost without a word."""
        if row in self.claimed:
            reason = _("this is the same row as %(other)s.")
            raise entry.refuse(reason % {"other": self.claimed[row]})
        self.claimed[row] = f"{entry.file}, “{entry.name}”"

    def build(self, entry: Entry, model: type[models.Model], sorted_out: Columns, **more):
        row = model(**sorted_out.plain, **more)
        for name, key in sorted_out.references.items():
            setattr(row, name, self.refer(entry, row, name, key))
        for name, file in sorted_out.pictures.items():
            setattr(row, name, self.pictures.draw(entry, file))
        return row

    def refer(self, entry: Entry, row: models.Model, name: str, key: str) -> models.Model:
        model = row._meta.get_field(name).related_model
        try:
            return self.rows[model, key]
        except (KeyError, TypeError) as error:
            named = {"key": name, "kind": model._meta.verbose_name, "name": str(key)[:80]}
            raise entry.refuse(_("%(key)s: there is no %(kind)s “%(name)s”.") % named) from error

    def save(self, entry: Entry, row: models.Model) -> models.Model:
        with refusing(entry):
            row.full_clean()
            self.pictures.belong_to(row)
            hold(row)  # its relations belong to its first version
            row.save()
        return row

    def relate(
        self,
        entry: Entry,
        row: models.Model,
        sorted_out: Columns,
        parts: dict[str, tuple[str, ...]],
    ) -> None:
        for column in row._meta.many_to_many:
            keys = sorted_out.many.get(column.name, [])
            if not keys and not column.blank and column.remote_field.through._meta.auto_created:
                reason = _("%(key)s: at least one is needed.")
                raise entry.refuse(reason % {"key": column.name})
            if keys:
                others = [self.refer(entry, row, column.name, key) for key in keys]
                getattr(row, column.name).set(others)
        release(row, changed=True)
        for name, tables in sorted_out.parts.items():
            relation = row._meta.get_field(name)
            for number, values in enumerate(tables, start=1):
                part = entry.part(f"{name} {number}", values)
                owner = {relation.field.name: row}
                self.add(part, relation.related_model, parts[name], **owner)

    def add(
        self, entry: Entry, model: type[models.Model], allowed: Collection[str], **more
    ) -> models.Model:
        """Add a row that belongs to another one, which is new itself."""
        sorted_out = columns(entry, model, allowed)
        row = self.save(entry, self.build(entry, model, sorted_out, **more))
        self.relate(entry, row, sorted_out, {})
        return row
