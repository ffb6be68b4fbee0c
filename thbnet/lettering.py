"""How wide drawn text is and where it breaks, without a font at hand.

SVG neither wraps text nor knows its size before it is shown, and readers' fonts differ. The
widths below are generous for any common sans-serif in semi-bold: text fits, with some air.
"""

import re
from functools import cache
from itertools import combinations, pairwise

from pyphen import Pyphen

WIDTHS = (  # in em
    (frozenset("iljtfrI.,;:’'!|() -"), 0.36),
    (frozenset("mwMW"), 0.88),
)
CAPITAL, OTHER = 0.72, 0.6
SOFT_HYPHEN = "\N{SOFT HYPHEN}"
LONG_WORD = re.compile(r"\w{15,}")
LEAST = 4  # letters before and after a hyphen


def text_width(text: str, size: float) -> float:
    """The width of one line in the unit of `size`, the height of its letters."""
    return size * sum(map(_em, text))


def hyphenated(text: str, language: str) -> str:
    """The text with soft hyphens in its very long words: the others are read more easily whole."""
    inserted = _hyphens(language).inserted
    return LONG_WORD.sub(lambda word: inserted(word[0], SOFT_HYPHEN), text)


@cache
def _hyphens(language: str) -> Pyphen:
    return Pyphen(lang=language, left=LEAST, right=LEAST)


def _em(letter: str) -> float:
    known = (width for letters, width in WIDTHS if letter in letters)
    return next(known, CAPITAL if letter.isupper() else OTHER)


def balanced(text: str, count: int) -> list[str]:
    """The text on at most `count` lines, the longest as short as can be.

    Breaks after a space or a hyphen, a soft one too; non-breaking spaces and hyphens hold.
    """
    parts = re.split(rf"(?<=[ {SOFT_HYPHEN}-])(?=\S)", text)
    count = min(count, len(parts))
    cuts = ((0, *inner, len(parts)) for inner in combinations(range(1, len(parts)), count - 1))
    options = ([_join(parts[a:b]) for a, b in pairwise(cut)] for cut in cuts)
    return min(options, key=lambda lines: max(text_width(line, 1) for line in lines))


def _join(parts: list[str]) -> str:
    line = "".join(parts).strip(" ")
    return re.sub(f"{SOFT_HYPHEN}$", "-", line).replace(SOFT_HYPHEN, "")
