"""What an author writes: the block, the draft of its parts, the column that results.

`request.draft` holds by part what the author wrote and what stood in the block when they began it.
A part that the editors changed meanwhile is theirs again: the author's words are kept beside it.
"""

from django.conf import settings

from newsletter.fingerprints import of_block
from newsletter.material import Material
from newsletter.models import Block, Interview, QuestionAnswer, TextRequest

from .parts import WRITTEN, Part, alike


class Text:
    """A request together with the block as it is saved now."""

    def __init__(self, request: TextRequest):
        self.request = request
        self.material = Material(request.issue)
        self.block = self._find()
        self.fingerprint = of_block(self.block, self.material)

    def _find(self) -> Block:
        return next(block for block in self.material.blocks if block == self.request.block)

    @property
    def questions(self) -> list[QuestionAnswer]:
        return self.material.questions.get(self.block, [])

    @property
    def rows(self) -> list[Block]:
        """What holds the author's words."""
        return self.questions if isinstance(self.block, Interview) else [self.block]

    @property
    def parts(self) -> list[Part]:
        """What is asked for, question by question."""
        asked = self.request.asked_languages
        return [Part(row, name, code) for row, name in self._texts for code in asked]

    @property
    def parts_in_every_language(self) -> list[Part]:
        languages = [code for code, _name in settings.LANGUAGES]
        return [Part(row, name, code) for row, name in self._texts for code in languages]

    @property
    def _texts(self) -> list[tuple[Block, str]]:
        return [(row, name) for row in self.rows for name in WRITTEN[row._meta.model_name]]

    @property
    def says_something(self) -> bool:
        return any(part.value for part in self.parts)

    @property
    def is_approved(self) -> bool:
        """As it stands in the block, and nothing else was written since."""
        return self.request.approves(self.fingerprint) and not self.has_draft

    @property
    def has_draft(self) -> bool:
        drafted = any(not alike(self.draft_of(part), part.value) for part in self.parts)
        return drafted or bool(self.request.portrait)

    def draft_of(self, part: Part) -> str:
        """What the author's field shows: their words, unless the block was changed since."""
        kept = self._kept(part)
        return kept["text"] if kept and kept["from"] == part.stamp else part.value

    def left_over(self, part: Part) -> str:
        """The author's words where the block was changed since they were written, or ""."""
        kept = self._kept(part)
        over = kept and kept["from"] != part.stamp and not alike(kept["text"], part.value)
        return kept["text"] if over else ""

    def _kept(self, part: Part) -> dict | None:
        draft = self.request.draft
        return draft.get(part.key) or draft.get(part.former_key)

    def fill_in(self) -> None:
        """Make of the block, in memory, what it will be once the draft is sent."""
        for part in self.parts:
            setattr(part.row, part.column, self.draft_of(part))
        if isinstance(self.block, Interview):
            self._fill_in_portrait()

    def _fill_in_portrait(self) -> None:
        """What the author once refused is shown again: they may have changed their mind."""
        request = self.request
        if request.portrait:
            self.block.portrait = request.portrait.name
            self.block.portrait_ppoi = request.portrait_ppoi
        refused_photo = request.approved_at and not request.approves_photo
        self.block.shows_portrait |= bool(request.portrait or refused_photo)
        self.block.shows_contact |= bool(request.approved_at and not request.approves_contact)

    @property
    def portrait(self):
        """The picture that the column shows, or None."""
        return self.block.shown_portrait if isinstance(self.block, Interview) else None

    @property
    def contact(self) -> dict[str, str]:
        """What the column prints of the contact."""
        return self.block.contact if isinstance(self.block, Interview) else {}

    @property
    def column_stamp(self) -> str:
        """Of what the block shows now, filled in or not: what is approved is what was seen."""
        return of_block(self.block, self.material)
