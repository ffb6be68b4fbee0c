"""One load: from entries to rows, each cleaned as if typed into the admin."""

from collections.abc import Callable
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.db import models

from thbnet.pictures import redraw
from thbnet.versions.history import hold, release

from .columns import Columns, columns
from .files import Entry, entries


@dataclass(frozen=True)
class Kind:
    """What a file's entries become. Rows with the same `key` are the same row."""

    file: str
    model: type[models.Model]
    key: tuple[str, ...]
    prepare: Callable[[models.Model], None] | None = None


@dataclass
class Loading:
    folder: Path
    say: Callable[[str], object]
    rows: dict[tuple[type[models.Model], str], models.Model] = field(default_factory=dict)
    claimed: dict[models.Model, str] = field(default_factory=dict)
    pictures: list[models.fields.files.FieldFile] = field(default_factory=list)

    def load(self, kind: Kind) -> None:
        """Add the rows of a file that are missing. Raises BadEntry."""
        added = []
        found = entries(self.folder / kind.file)
        for entry in found:
            sorted_out = columns(entry, kind.model)
            row, is_new = self.add_missing(entry, kind, sorted_out)
            self.rows[kind.model, entry.name] = row
            if is_new:
                added.append((entry, row, sorted_out))
        # Only now: entries may refer to others further down in their file.
        for entry, row, sorted_out in added:
            self.relate(entry, row, sorted_out)
        name = kind.model._meta.verbose_name_plural
        self.say(f"{name}: {len(added)} added, {len(found) - len(added)} there already")

    def add_missing(self, entry: Entry, kind: Kind, sorted_out: Columns) -> tuple:
        """(row, whether it was added). A row that is there belongs to whoever edited it since."""
        row = self.build(entry, kind.model, sorted_out)
        others = {column.name for column in row._meta.fields} - set(kind.key)
        with _refusing(entry):
            row.clean_fields(exclude=others)
        same = {name: getattr(row, name) for name in kind.key}
        if there := kind.model._default_manager.filter(**same).first():
            self.claim(entry, there)
            return there, False
        if kind.prepare:
            kind.prepare(row)
        self.claim(entry, self.save(entry, row))
        return row, True

    def claim(self, entry: Entry, row: models.Model) -> None:
        """No two entries are the same row: the second would be lost without a word."""
        if row in self.claimed:
            raise entry.refuse(f"this is the same row as {self.claimed[row]}.")
        self.claimed[row] = f"{entry.file.name}, entry “{entry.name}”"

    def build(self, entry: Entry, model: type[models.Model], sorted_out: Columns, **more):
        row = model(**sorted_out.plain, **more)
        for name, key in sorted_out.references.items():
            setattr(row, name, self.refer(entry, row, name, key))
        for name, file in sorted_out.pictures.items():
            setattr(row, name, self.draw(entry, file))
        return row

    def refer(self, entry: Entry, row: models.Model, name: str, key: str) -> models.Model:
        model = row._meta.get_field(name).related_model
        try:
            return self.rows[model, key]
        except (KeyError, TypeError) as error:
            kind = model._meta.verbose_name
            raise entry.refuse(f"{name}: there is no {kind} “{key}”.") from error

    def draw(self, entry: Entry, file: str) -> ContentFile:
        try:
            content = (self.folder / "pictures" / file).read_bytes()
            return redraw(ContentFile(content))
        except (OSError, ValidationError) as error:
            raise entry.refuse(error) from error

    def save(self, entry: Entry, row: models.Model) -> models.Model:
        with _refusing(entry):
            row.full_clean()
        pictures = [f.name for f in row._meta.fields if isinstance(f, models.ImageField)]
        self.pictures += [getattr(row, name) for name in pictures if getattr(row, name)]
        hold(row)  # its relations belong to its first version
        row.save()
        return row

    def relate(self, entry: Entry, row: models.Model, sorted_out: Columns) -> None:
        for column in row._meta.many_to_many:
            keys = sorted_out.many.get(column.name, [])
            if not keys and not column.blank and column.remote_field.through._meta.auto_created:
                raise entry.refuse(f"{column.name}: at least one is needed.")
            if keys:
                others = [self.refer(entry, row, column.name, key) for key in keys]
                getattr(row, column.name).set(others)
        release(row, changed=True)
        for name, tables in sorted_out.children.items():
            relation = row._meta.get_field(name)
            for number, values in enumerate(tables, start=1):
                part = entry.part(f"{name} {number}", values)
                self.add(part, relation.related_model, **{relation.field.name: row})

    def add(self, entry: Entry, model: type[models.Model], **more) -> models.Model:
        """Add a row that belongs to another one, which is new itself."""
        sorted_out = columns(entry, model)
        row = self.save(entry, self.build(entry, model, sorted_out, **more))
        self.relate(entry, row, sorted_out)
        return row

    def remove_pictures(self) -> None:
        """Take back the files, renditions included: a rolled back transaction leaves them."""
        for picture in self.pictures:
            if picture and picture._committed:
                picture.delete(save=False)


@contextmanager
def _refusing(entry: Entry):
    try:
        yield
    except ValidationError as error:
        raise entry.refuse(_sentences(error)) from error


def _sentences(error: ValidationError) -> str:
    if not hasattr(error, "error_dict"):
        return " ".join(error.messages)
    return " ".join(
        " ".join(messages) if name == "__all__" else f"{name}: {' '.join(messages)}"
        for name, messages in error.message_dict.items()
    )
