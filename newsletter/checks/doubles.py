"""Words and phrases that stand there twice."""

import re
from collections.abc import Iterator
from itertools import pairwise

from django.utils.translation import gettext as _

from .findings import Finding, quoted, spotted
from .manuscript import Manuscript
from .text import Text, same, words
from .words import SMALL, listed

# Pairs that are right: “nous nous réunissons”, “faire faire”, “what she had had”.
RIGHT = {"en": listed("had that"), "fr": listed("nous vous faire")}
POINTING = listed(
    """
    these those this that all our their his her its such the
    ces cette cet ce ses leurs leur nos notre toutes tous les des
    """
)
PAIR, LONGEST_PHRASE = 2, 5  # words
SHORTEST_WORD = 4  # letters, of a word that comes back after a pointing one


def doubled_words(manuscript: Manuscript) -> Iterator[Finding]:
    for text in manuscript.texts:
        for line in text.lines:
            for passage in _doubled(line, text):
                yield spotted(
                    "newsletter.I020",
                    text,
                    _("“%(passage)s” stands there twice.") % {"passage": quoted(passage)},
                    _("Delete one of the two."),
                    evidence=passage,
                )


def _doubled(line: str, text: Text) -> Iterator[str]:
    """What is repeated, with its repetition; none of it is told twice."""
    found = words(line)
    tokens = [same(word[0]) for word in found]
    # Nothing but a space between a word and the next: two of them after a comma are a figure.
    glued = [line[one.end() : two.start()] == " " for one, two in pairwise(found)]
    place = 0
    while place < len(tokens):
        length = _repetition(tokens, glued, place)
        repeated = found[place : place + length]
        if repeated and not _is_right(repeated, text.language):
            yield line[repeated[0].start() : repeated[-1].end()]
        place += max(length - 1, 1)


def _repetition(tokens: list[str], glued: list[bool], place: int) -> int:
    """How many words the repetition that begins there has altogether; 0 where there is none."""
    for size in range(1, LONGEST_PHRASE + 1):
        end = place + 2 * size
        if end > len(tokens) or not glued[place + size - 1]:
            continue
        first, second = tokens[place : place + size], tokens[place + size : end]
        if first == second and all(glued[place : end - 1]):
            return 2 * size
    if place + 3 <= len(tokens) and all(glued[place : place + 2]):
        one, between, two = tokens[place : place + 3]
        if one == two and between in POINTING and _carries_meaning(one):
            return 3
    return 0


def _carries_meaning(word: str) -> bool:
    return len(word) >= SHORTEST_WORD and not any(word in small for small in SMALL.values())


def _is_right(repeated: list[re.Match], language: str) -> bool:
    """Whether one word is meant twice: some verbs and pronouns, “Bora Bora”, “de De Gaulle”."""
    if len(repeated) != PAIR:
        return False
    one, two = (each[0] for each in repeated)
    a_name = two[0].isupper() and (one[0].islower() or same(one) not in SMALL[language])
    return a_name or same(one) in RIGHT[language]
