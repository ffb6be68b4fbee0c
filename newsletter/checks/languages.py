"""Text of the other language: told by the small words of a few neighbouring words."""

import re
from collections.abc import Iterator
from itertools import accumulate

from django.utils.translation import gettext as _

from .findings import Finding, quoted, spotted
from .manuscript import Manuscript
from .text import Text, same
from .words import SMALL, STRONG

SENTENCE, LONGER = 7, 12  # words that are looked at together
TOKEN = re.compile(r"[^\W\d_]+['’]?")
# What somebody says or is called in their own language stands in quotation marks.
QUOTED = re.compile(r"[“\"«][^“”\"«»]{0,60}[”\"»]")


def other_language(manuscript: Manuscript) -> Iterator[Finding]:
    told = {
        "en": (
            _("“%(passage)s” looks French."),
            _("This is the English text: translate the passage, or move it to the French one."),
        ),
        "fr": (
            _("“%(passage)s” looks English."),
            _("This is the French text: translate the passage, or move it to the English one."),
        ),
    }
    for text in manuscript.texts:
        message, hint = told[text.language]
        for passage in foreign_passages(text):
            shown = message % {"passage": quoted(passage)}
            yield spotted("newsletter.I010", text, shown, hint, evidence=passage)


def foreign_passages(text: Text) -> Iterator[str]:
    """The stretches of a text that read like the other language."""
    (other,) = SMALL.keys() - {text.language}
    for line in text.lines:
        unquoted = QUOTED.sub(lambda found: " " * len(found[0]), line)
        tokens = list(TOKEN.finditer(unquoted))
        for first, last in _merged(_windows(tokens, own=text.language, other=other)):
            passage = tokens[first : last + 1]
            begin = next(token for token in passage if _word(token[0]) in SMALL[other])
            yield line[begin.start() : passage[-1].end()]


def _windows(tokens: list[re.Match], *, own: str, other: str) -> Iterator[tuple[int, int]]:
    """First and last token of each window with small words of the other language and no others."""
    words = [_word(token[0]) for token in tokens]
    native = _sums(word in SMALL[own] for word in words)
    strong = _sums(word in STRONG[other] for word in words)
    small = _sums(word in SMALL[other] for word in words)
    lowered = _sums(token[0].islower() for token in tokens)
    for size, reads in ((SENTENCE, _reads_as_sentence), (LONGER, _reads_as_list)):
        width = min(size, len(words))
        for start in range(len(words) - width + 1):
            end = start + width
            counts = [sums[end] - sums[start] for sums in (strong, small, lowered)]
            if native[end] == native[start] and reads(*counts, width):
                yield start, end - 1


def _reads_as_sentence(strong: int, small: int, _lowered: int, _width: int) -> bool:
    return strong >= 2 or (strong == 1 and small >= 3)  # noqa: PLR2004 - tried on both issues


def _reads_as_list(_strong: int, small: int, lowered: int, width: int) -> bool:
    """Without a verb; and not the name of something, most of whose words have capitals."""
    enough = width == LONGER and small >= 5  # noqa: PLR2004 - tried on both issues
    return enough and lowered - small >= (width - small) / 2


def _sums(flags) -> list[int]:
    return [0, *accumulate(map(int, flags))]


def _word(token: str) -> str:
    word = same(token)
    elided = word in SMALL["fr"]
    return word if elided else word.removesuffix("'")


def _merged(windows) -> list[list[int]]:
    found: list[list[int]] = []
    for first, last in sorted(windows):
        if found and first <= found[-1][1]:
            found[-1][1] = max(last, found[-1][1])
        else:
            found.append([first, last])
    return found
