"""What a check finds, and which findings an editor may pass with a written reason."""

import enum
import hashlib
from dataclasses import dataclass, replace

from django.conf import settings
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from newsletter.models import Block
from newsletter.rendering import anchor

from .text import Text


class Level(enum.StrEnum):
    ERROR = "error"
    """Stops publication: the text must change."""
    WARNING = "warning"
    """Stops publication until somebody writes down why it may pass."""


@dataclass(frozen=True)
class Finding:
    id: str
    """Of the check, such as newsletter.I002."""
    message: str
    hint: str
    block: Block | None = None
    level: Level = Level.ERROR
    evidence: str = ""
    """What was found, word for word: a reason holds for this and for nothing else."""

    def __str__(self) -> str:
        return f"{self.message} {self.hint}"

    @property
    def anchor(self) -> str:
        """Of its block, in the editor and in the preview; "" where the whole issue is meant."""
        return anchor(self.block) if self.block else ""

    @property
    def may_pass(self) -> bool:
        return self.level == Level.WARNING

    @property
    def key(self) -> str:
        """The same for the same evidence, in whatever language it is told."""
        return hashlib.sha256(f"{self.id}|{self.evidence}".encode()).hexdigest()


def spotted(check_id: str, text: Text, message: str, hint: str, *, evidence: str) -> Finding:
    """Something in a text that may pass: the finding says in which field and language it stands."""
    told = _("%(message)s (%(field)s, %(language)s)") % {
        "message": message,
        "field": text.field,
        "language": dict(settings.LANGUAGES)[text.language],
    }
    evidence = f"{text.language}|{evidence}"
    return Finding(check_id, told, hint, text.block, Level.WARNING, evidence)


def must_change(finding: Finding) -> Finding:
    return replace(finding, level=Level.ERROR)


def quoted(passage: str) -> str:
    """A passage for a message; one that is long is cut."""
    return Truncator(passage).chars(120)
