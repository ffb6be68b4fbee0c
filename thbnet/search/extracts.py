"""What a result shows of a text: the part with the words that were asked for, marked."""

import re
from bisect import bisect_left
from collections.abc import Mapping
from functools import lru_cache

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from thbnet.languages import foreign_parts, marked

from .spelling import words_of

# With combining marks, which belong to the letter before them.
WORD = re.compile("[^\\W_](?:[^\\W_]|[\u0300-\u036f\u00ad])*")
LENGTH = 220  # characters
BEFORE = 60
LOOKED_AT = 20_000


class Marking:
    def __init__(self, words: tuple[tuple[str, ...], ...]):
        self.words = words

    def whole(self, text: str, spoken: Mapping[str, str]) -> SafeString:
        """The text as HTML, its found words marked; and the language of those in `spoken`."""
        return _marked(text, [span for span, _word in self._hits(text)], spoken)

    def extract(self, text: str, spoken: Mapping[str, str]) -> SafeString:
        """Around the place where most of the words stand close together, else the beginning."""
        text = text[:LOOKED_AT]
        hits = self._hits(text)
        start = self._start(hits)
        first = 0 if start <= BEFORE else _word_start(text, start - BEFORE)
        last = len(text) if len(text) <= first + LENGTH else _word_end(text, first + LENGTH)
        spans = [(a - first, b - first) for (a, b), _word in hits if a >= first and b <= last]
        html = _marked(text[first:last], spans, spoken)
        before, after = ("… " if first else ""), (" …" if last < len(text) else "")
        return mark_safe(before + html + after)  # noqa: S308 - escaped in `_marked`

    def _hits(self, text: str) -> list[tuple[tuple[int, int], int]]:
        """Where words stand that were asked for, and which of them."""
        found = ((match.span(), self._asked(match.group())) for match in WORD.finditer(text))
        return [(span, asked) for span, asked in found if asked is not None]

    def _asked(self, word: str) -> int | None:
        spellings = _spellings(word)
        for number, asked in enumerate(self.words):
            if any(spelling.startswith(asked) for spelling in spellings):
                return number
        return None

    @staticmethod
    def _start(hits: list[tuple[tuple[int, int], int]]) -> int:
        starts = [start for (start, _end), _word in hits]

        def told_after(first: int) -> int:
            # Of the hits within reach alone: all of a long text may be hits.
            last = bisect_left(starts, starts[first] + LENGTH - BEFORE)
            return len({word for _span, word in hits[first:last]})

        best = max(range(len(hits)), key=told_after, default=None)
        return 0 if best is None else hits[best][0][0]


@lru_cache(maxsize=8192)
def _spellings(word: str) -> tuple[str, ...]:
    return (word.lower(),) if word.isascii() else tuple(words_of(word))


def _marked(text: str, spans: list[tuple[int, int]], spoken: Mapping[str, str]) -> SafeString:
    """The text escaped; every span of it within <mark>, and its foreign words within <span>."""

    def piece(first: int, last: int) -> SafeString:
        return _with_marks(text, first, last, [span for span in spans if span[0] >= first])

    return marked(text, foreign_parts(text, spoken), piece)


def _with_marks(text: str, first: int, last: int, spans: list[tuple[int, int]]) -> SafeString:
    parts, end = [], first
    for begins, ends in spans:
        if ends > last:
            break
        parts += [escape(text[end:begins]), "<mark>", escape(text[begins:ends]), "</mark>"]
        end = ends
    parts.append(escape(text[end:last]))
    return mark_safe("".join(parts))  # noqa: S308 - all of the text is escaped above


def _word_start(text: str, index: int) -> int:
    """The beginning of the first word after that index."""
    space = text.find(" ", index, index + BEFORE)
    return index if space < 0 else space + 1


def _word_end(text: str, index: int) -> int:
    space = text.rfind(" ", index - BEFORE, index)
    return index if space < 0 else space
