"""What was to be replaced and was not: prompts, placeholders, questions without an answer."""

import re
from collections.abc import Iterator

from django.utils.translation import gettext as _

from newsletter.models import QuestionAnswer

from .findings import Finding, must_change, quoted, spotted
from .manuscript import Manuscript
from .text import Text, same, words

PROMPTS = frozenset(
    [
        "introduce yourself",
        "introduce yourself briefly",
        "introduce yourself in a few words",
        "i am",
        "my name is",
        "your text here",
        "answer here",
        "write here",
        "type here",
        "text to come",
        "to be completed",
        "to be translated",
        "translation to come",
        "présentez-vous",
        "présentez-vous brièvement",
        "présentez-vous en quelques mots",
        "je suis",
        "je m'appelle",
        "votre texte ici",
        "répondez ici",
        "votre réponse ici",
        "écrivez ici",
        "texte à venir",
        "à compléter",
        "à traduire",
        "traduction à venir",
    ]
)
PLACEHOLDER = re.compile(
    r"\b(?i:lorem ipsum)\b|\bTODO\b|\bTBC\b|\bTBD\b|\bX{3,}\b|\bxxx+\b|\?{3,}|"
    r"\[(?:to be [a-z]+|à [a-zé]+|name|nom|date|title|titre)\]"
)
OMISSION = re.compile(r"\[\s?(?:…|\.{3})\s?\]")
STUB = 6  # words; what is longer may well end in an ellipsis


def prompt_left_in(manuscript: Manuscript) -> Iterator[Finding]:
    asked = PROMPTS | {_bare(question) for question in manuscript.standard_questions}
    for text in manuscript.texts:
        for line in text.lines:
            is_question = isinstance(text.block, QuestionAnswer) and not text.is_rich
            prompt = _bare(line) in asked and (not is_question or _trails_off(line))
            for found in [line] if prompt else PLACEHOLDER.findall(line):
                left_in = spotted(
                    "newsletter.I011",
                    text,
                    _("“%(passage)s” was left in.") % {"passage": quoted(found)},
                    _("Write what belongs there, or delete it."),
                    evidence=found,
                )
                yield must_change(left_in)


def unanswered_question(manuscript: Manuscript) -> Iterator[Finding]:
    for block in manuscript.blocks:
        if not isinstance(block, QuestionAnswer):
            continue
        fields = {text.is_rich for text in manuscript.texts_by_block.get(block, [])}
        if fields == {False}:
            yield Finding(
                "newsletter.I012",
                _("“%(question)s” has no answer.") % {"question": block.question},
                _("Write the answer, or delete the question."),
                block,
            )
        elif fields == {True}:
            yield Finding(
                "newsletter.I012",
                _("An answer stands without its question."),
                _("Write the question, or delete the answer."),
                block,
            )


def stub(manuscript: Manuscript) -> Iterator[Finding]:
    for text in manuscript.texts:
        for line in text.lines:
            omissions = OMISSION.findall(line)
            unfinished = text.is_rich and _trails_off(line) and len(words(line)) <= STUB
            for found in [line] if unfinished and not omissions else omissions:
                if _bare(line) not in PROMPTS:
                    yield _unfinished(text, found, line)


def _unfinished(text: Text, found: str, line: str) -> Finding:
    return spotted(
        "newsletter.I013",
        text,
        _("“%(passage)s” looks unfinished.") % {"passage": quoted(found)},
        _("Finish the sentence, or write why it stops there."),
        evidence=line,
    )


def _bare(line: str) -> str:
    return same(line).strip(" .…?!:")


def _trails_off(line: str) -> bool:
    return line.rstrip(' »”"').endswith(("…", "..."))
