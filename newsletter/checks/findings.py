"""What a check finds, and which findings an editor may pass with a written reason."""

import enum
import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from newsletter.material import Material
from newsletter.models import Block


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
    def key(self) -> str:
        """The same for the same evidence, in whatever language it is told."""
        return hashlib.sha256(f"{self.id}|{self.evidence}".encode()).hexdigest()


Check = Callable[[Material], Iterator[Finding]]
