"""The pictures of a load: drawn anew once, stored with their rows, taken back with them."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.db import models
from django.utils.translation import gettext as _

from thbnet.pictures.redrawing import named, redraw

from .files import Entry, Source
from .refusals import reason_of


@dataclass
class Pictures:
    source: Source
    drawn: dict[str, bytes] = field(default_factory=dict)
    stored: list[models.fields.files.FieldFile] = field(default_factory=list)

    def draw_all(self, files: Iterable[str]) -> None:
        """Draw these files anew before any row asks for them. Raises BadEntry."""
        for file in files:
            self.draw(Entry(file, _("whole file"), {}), file.removeprefix("pictures/"))

    def draw(self, entry: Entry, file: str) -> ContentFile:
        """The picture, drawn anew; once, however many entries show it. Raises BadEntry."""
        try:
            if file not in self.drawn:
                content = self.source.read(f"pictures/{file}")
                self.drawn[file] = redraw(ContentFile(content)).read()
        except (OSError, ValidationError) as error:
            raise entry.refuse(f"{file}: {reason_of(error)}") from error
        return named(self.drawn[file])

    def belong_to(self, row: models.Model) -> None:
        """The row is about to be saved, and its pictures are stored with it."""
        names = [
            column.name for column in row._meta.fields if isinstance(column, models.ImageField)
        ]
        self.stored += [getattr(row, name) for name in names if getattr(row, name)]

    def remove(self) -> None:
        """Take back the files, renditions included: a rolled back transaction leaves them."""
        for picture in self.stored:
            if picture and picture._committed:
                picture.delete(save=False)
