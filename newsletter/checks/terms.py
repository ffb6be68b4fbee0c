"""Key terms: used as the list of terms has them, and spelt so."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import accumulate

from django.utils.translation import gettext as _

from newsletter.models import Term

from .findings import Finding, quoted, spotted
from .manuscript import Manuscript
from .text import Text, same, words

ALONE, AMONG_OTHERS = 7, 5  # letters that a word has at least, to be taken for a misspelt one
ENDINGS = ("s", "x", "e", "es")  # a plural is no mistake


def avoided_form(manuscript: Manuscript) -> Iterator[Finding]:
    patterns = {code: _patterns(terms) for code, terms in manuscript.terms.items()}
    for text in manuscript.texts:
        right, wrong = patterns[text.language]
        spans = sorted(found.span() for pattern in right for found in pattern.finditer(text.plain))
        starts = [start for start, _end in spans]
        reached = list(accumulate((end for _start, end in spans), max))
        for term, pattern in wrong:
            for found in pattern.finditer(text.plain):
                # A wrong form may be part of a right one: there, it is right.
                before = bisect_right(starts, found.start())
                if not before or reached[before - 1] < found.end():
                    yield _instead(text, found[0], term)


def _patterns(terms: list[Term]) -> tuple[list[re.Pattern], list[tuple[Term, re.Pattern]]]:
    right, wrong = [], []
    for term in terms:
        by_capitals = [form for form in term.avoided if same(form) == same(term.term)]
        right.append(_pattern(term.term, any_case=not by_capitals))
        wrong += [(term, _pattern(form, any_case=form not in by_capitals)) for form in term.avoided]
    return right, wrong


def _pattern(form: str, *, any_case: bool) -> re.Pattern:
    """Finds the form as whole words, whatever the kind of its apostrophes and spaces."""
    escaped = re.escape(" ".join(form.split()).replace("’", "'")).replace("'", "[’']")
    return re.compile(rf"(?<!\w){escaped}(?!\w)", re.IGNORECASE if any_case else re.NOFLAG)


def misspelt_term(manuscript: Manuscript) -> Iterator[Finding]:
    # Once for all texts: there may be hundreds of terms, and of lines.
    sought = {
        code: [(term, _words_of(term)) for term in terms]
        for code, terms in manuscript.terms.items()
    }
    forms = {code: _forms(terms) for code, terms in manuscript.terms.items()}
    for text in manuscript.texts:
        for line in text.lines:
            found = words(line)
            places: dict[str, list[int]] = {}
            for place, word in enumerate(found):
                places.setdefault(same(word[0]), []).append(place)
            tokens = [same(word[0]) for word in found]
            for term, wanted in sought[text.language]:
                for first, last in _near(tokens, places, wanted):
                    written = line[found[first].start() : found[last].end()]
                    if same(written) not in forms[text.language]:
                        yield _instead(text, written, term)


def _words_of(term: Term) -> list[str]:
    return [same(word[0]) for word in words(term.term)]


def _forms(terms: list[Term]) -> set[str]:
    return {same(form) for term in terms for form in [term.term, *term.avoided]}


def _instead(text: Text, written: str, term: Term) -> Finding:
    hint = _("Write “%(term)s”.") % {"term": term.term}
    return spotted(
        "newsletter.I022",
        text,
        _("“%(written)s” stands for “%(term)s”.") % {"written": quoted(written), "term": term.term},
        f"{hint} {term.note}".strip(),
        evidence=written,
    )


def _near(
    tokens: list[str], places: dict[str, list[int]], wanted: list[str]
) -> Iterator[tuple[int, int]]:
    """First and last place of the wanted words, one of which is misspelt and no other."""
    shortest = ALONE if len(wanted) == 1 else AMONG_OTHERS
    for start in sorted(_candidates(tokens, places, wanted)):
        there = tokens[start : start + len(wanted)]
        odd = [(one, two) for one, two in zip(there, wanted, strict=False) if one != two]
        if len(there) == len(wanted) and len(odd) == 1:
            ((token, word),) = odd
            if len(word) >= shortest and _is_misspelt(token, word):
                yield start, start + len(wanted) - 1


def _candidates(tokens: list[str], places: dict[str, list[int]], wanted: list[str]) -> set[int]:
    """Where the term may begin: of its two longest words, one at least is spelt right."""
    if len(wanted) == 1:
        return {
            place for token in places if _is_misspelt(token, wanted[0]) for place in places[token]
        }
    longest = sorted(range(len(wanted)), key=lambda place: -len(wanted[place]))[:2]
    starts = {place - n for n in longest for place in places.get(wanted[n], [])}
    return {start for start in starts if 0 <= start < len(tokens)}


def _is_misspelt(token: str, word: str) -> bool:
    if abs(len(token) - len(word)) > 1:
        return False
    plural = any(
        one.removesuffix(end) == two
        for one, two in ((token, word), (word, token))
        for end in ENDINGS
    )
    return not plural and _is_one_letter_apart(token, word)


def _is_one_letter_apart(one: str, two: str) -> bool:
    """One letter put in, left out, replaced, or changed places with its neighbour."""
    short, long = sorted((one, two), key=len)
    pairs = enumerate(zip(short, long, strict=False))
    start = next((place for place, (a, b) in pairs if a != b), len(short))
    rest, other = short[start:], long[start:]
    if len(short) < len(long):
        return rest == other[1:]
    swapped = rest[:2] == other[1::-1] and rest[2:] == other[2:]
    return bool(rest) and (rest[1:] == other[1:] or swapped)
