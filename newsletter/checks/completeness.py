"""Whether everything is there: blocks, every language, the files of pictures."""

from collections.abc import Iterator

from django.conf import settings
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from newsletter.models import Article, Block, Foreword, Image, Interview
from thbnet.translated import language_of

from .findings import Finding
from .manuscript import Manuscript


def no_blocks(manuscript: Manuscript) -> Iterator[Finding]:
    if not manuscript.blocks:
        yield Finding(
            "newsletter.I001",
            _("The issue is empty."),
            _("Add at least one block."),
        )


def missing_language(manuscript: Manuscript) -> Iterator[Finding]:
    issue = manuscript.issue
    if not all(getattr(issue, f"title_{language}") for language, _name in settings.LANGUAGES):
        yield Finding(
            "newsletter.I002",
            _("The issue's title is missing in a language."),
            _("Write it in every language."),
        )
    for block in manuscript.blocks:
        for name, languages in half_translated(block):
            yield Finding(
                "newsletter.I003",
                _("%(block)s: “%(field)s” is missing in %(languages)s.")
                % {"block": block, "field": name, "languages": languages},
                _("Write it in every language, or in none."),
                block,
            )


def empty_block(manuscript: Manuscript) -> Iterator[Finding]:
    for block in manuscript.blocks:
        rich = any(text.is_rich for text in manuscript.texts_by_block.get(block, []))
        asks = isinstance(block, Interview) and manuscript.material.questions.get(block)
        if isinstance(block, (Article, Foreword, Interview)) and not (rich or asks):
            yield Finding(
                "newsletter.I005",
                _("%(block)s: there is no text.") % {"block": capfirst(str(block))},
                _("Write it, or delete the block."),
                block,
            )


def unreadable_picture(manuscript: Manuscript) -> Iterator[Finding]:
    for block in manuscript.blocks:
        if not all(picture and picture.storage.exists(picture.name) for picture in shown(block)):
            yield Finding(
                "newsletter.I004",
                _("%(block)s: the picture's file is missing.") % {"block": block},
                _("Upload it again."),
                block,
            )


def shown(block: Block) -> list:
    """The files of the pictures in a block: its image, or the portraits of who has one."""
    if isinstance(block, Image):
        return [block.image]
    if isinstance(block, Interview):
        return [block.shown_portrait] if block.shown_portrait else []
    people = block.signatories.all() if isinstance(block, Foreword) else []
    return [holder.portrait for holder in people if holder.portrait]


def half_translated(row: Block) -> Iterator[tuple[str, str]]:
    """Fields filled in one language and empty in another: the name that an editor sees, and where.

    "Where" lists the languages in words, such as "French".
    """
    filled: dict[str, dict[str, bool]] = {}
    for field in row._meta.fields:
        if language := language_of(field):
            states = filled.setdefault(str(field.verbose_name), {})
            states[language] = bool(getattr(row, field.name))
    for name, states in filled.items():
        empty = [str(word) for language, word in settings.LANGUAGES if not states[language]]
        if 0 < len(empty) < len(states):
            yield name, ", ".join(empty)
