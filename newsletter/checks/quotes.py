"""Pull quotes: a passage of the very text beside which it stands, word for word."""

import re
from collections.abc import Iterator

from django.conf import settings
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from newsletter.models import Block
from newsletter.models.blocks import QuotedBlock

from .findings import Finding, quoted
from .manuscript import Manuscript
from .text import same


def misquoted(manuscript: Manuscript) -> Iterator[Finding]:
    for block in manuscript.blocks:
        if not isinstance(block, QuotedBlock):
            continue
        for language, _name in settings.LANGUAGES:
            quote = getattr(block, f"quote_{language}")
            if quote and _flat(quote) not in _told(block, language, manuscript):
                yield Finding(
                    "newsletter.I036",
                    _("%(block)s: “%(passage)s” does not stand in its text.")
                    % {"block": capfirst(str(block)), "passage": quoted(quote)},
                    _("Quote it word for word, or leave the pull quote out."),
                    block,
                    evidence=f"{language}|{quote}",
                )


def _told(block: Block, language: str, manuscript: Manuscript) -> str:
    """What the block says in that language, an interview with its answers."""
    parts = [block, *manuscript.material.questions.get(block, [])]
    texts = [text for part in parts for text in manuscript.texts_by_block.get(part, [])]
    return _flat(
        " ".join(text.plain for text in texts if text.is_rich and text.language == language)
    )


def _flat(text: str) -> str:
    """As it counts: without the marks around it, whatever the spaces and the case."""
    return same(re.sub(r"\s+", " ", text)).strip(" “”«».")
