"""What a check finds, and which findings an editor may pass with a written reason."""

import enum
import hashlib
from dataclasses import dataclass

from newsletter.models import Block
from newsletter.rendering import anchor


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
