"""The parts of a requested text: what of a block its author writes, language by language."""

import hashlib
import re
from dataclasses import dataclass

from django.conf import settings
from django.utils.text import capfirst

from newsletter.models import Block
from thbnet.richtext import RichTextField

# Of a block whose text somebody is asked for; an interview's answers are its questions' own.
WRITTEN = {"article": ("title", "text"), "foreword": ("text",), "questionanswer": ("answer",)}


@dataclass(frozen=True)
class Part:
    """One text in one language: a column of the block, or of a question that belongs to it."""

    row: Block
    name: str
    language: str

    @property
    def column(self) -> str:
        return f"{self.name}_{self.language}"

    @property
    def key(self) -> str:
        return f"{self.row._meta.model_name}-{self.row.pk}-{self.column}"

    @property
    def former_key(self) -> str:
        """Of the block that this one was copied from, for a correction."""
        return f"{self.row._meta.model_name}-{self.row.copy_of}-{self.column}"

    @property
    def field(self):
        return self.row._meta.get_field(self.column)

    @property
    def is_rich(self) -> bool:
        """Whether it is HTML, cleaned before it is kept; else it is text, and shown as typed."""
        return isinstance(self.field, RichTextField)

    @property
    def value(self) -> str:
        return getattr(self.row, self.column)

    @property
    def told(self) -> str:
        """What the author is asked for: the question, or what the column is called."""
        if self.name == "answer":
            return getattr(self.row, f"question_{self.language}") or self.row.question
        return capfirst(self.field.verbose_name)

    @property
    def language_name(self) -> str:
        return dict(settings.LANGUAGES)[self.language]

    @property
    def stamp(self) -> str:
        """Short for the value: tells whether somebody changed it."""
        return hashlib.sha256(self.value.encode()).hexdigest()[:16]


@dataclass(frozen=True)
class Written:
    """What an author wrote of one part, and the stamp of what stood in the block before."""

    text: str
    began_from: str


def alike(one: str, other: str) -> bool:
    """Whether two rich texts read the same: editors put other white space between elements."""
    return _bare(one) == _bare(other)


def _bare(html: str) -> str:
    return re.sub(
        r"\s*(</?(?:p|ul|ol|li|h3|br)[^>]*>)\s*", r"\1", re.sub(r"\s+", " ", html)
    ).strip()
