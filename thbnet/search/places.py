"""The order of results, as one number: it is the entries' key.

Both databases read entries in the order of their keys and stop when they have enough, however many
there are; a language, or one kind within it, is a span of keys. From the highest bits down: the
language, the place of the kind among kinds, the day (the newest first) or, without one, how the
title begins, the row, the part of the row.
"""

import datetime

from django.conf import settings

from .spelling import WORD, spelled

KINDS, ORDER, ROW, PART = 5, 16, 29, 10
"""Bits; three more, of a signed number of 64, are the language's."""
WIDTH = KINDS + ORDER + ROW + PART
DAYS = (1 << ORDER) - 1
EPOCH = datetime.date(1970, 1, 1)
ALPHABET = " 0123456789abcdefghijklmnopqrstuvwxyz"


def place(language: str, kind: int, order: int, row: int, part: int) -> int:
    """Raises ValueError for what has no room: a row beyond half a milliard, a thousandth part."""
    number = _language(language)
    for value, bits in ((kind, KINDS), (order, ORDER), (row, ROW), (part, PART)):
        if not 0 <= value < 1 << bits:
            raise ValueError(f"{value} does not fit into {bits} bits")
        number = (number << bits) | value
    return number


def span(language: str, kind: int | None = None) -> tuple[int, int]:
    """The first and the last place of a language, or of one kind in it."""
    shift = WIDTH if kind is None else WIDTH - KINDS
    first = _language(language) if kind is None else (_language(language) << KINDS) | kind
    return first << shift, ((first + 1) << shift) - 1


def by_day(day: datetime.date | None) -> int:
    """The newest first, None last; days before 1970 or after 2149 stand at the ends."""
    return DAYS - min(max((day - EPOCH).days, 0), DAYS) if day else DAYS


def by_title(title: str) -> int:
    """In the order of the first three letters."""
    letters = "".join(WORD.findall(spelled(title)[0]))
    number = 0
    for letter in f"{letters[:3]:3}":
        number = number * len(ALPHABET) + max(ALPHABET.find(letter), 0)
    return number


def _language(language: str) -> int:
    return [code for code, _name in settings.LANGUAGES].index(language)
