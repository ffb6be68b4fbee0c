"""Names of places in other languages than the portal's: who looks for Beograd finds Belgrade."""

from collections.abc import Iterable

from .spelling import words_of

SHORTEST = 4
"""Letters of a name's beginning by which it is known: fewer begin too many words."""

_groups: list[frozenset[str]] = []


def register_names(lines: Iterable[str]) -> None:
    """Add names, each line those of one place; a name is one word."""
    _groups.extend(frozenset(words_of(line)) for line in lines)


def with_other_names(word: tuple[str, ...]) -> tuple[str, ...]:
    """The word's spellings, and the other names of the places that it may begin."""
    beginnings = tuple(spelling for spelling in word if len(spelling) >= SHORTEST)
    others = set()
    for group in _groups:
        if beginnings and any(name.startswith(beginnings) for name in group):
            others |= group
    return (*word, *sorted(others - set(word)))
