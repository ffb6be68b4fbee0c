"""Words as people look for them: without accents, capitals or typographic niceties."""

import unicodedata

LETTERS = str.maketrans({"œ": "oe", "æ": "ae", "ß": "ss", "đ": "d", "ł": "l", "’": "'"})


def plain(text: str) -> str:
    apart = unicodedata.normalize("NFKD", text).casefold()
    return "".join(c for c in apart if not unicodedata.combining(c)).translate(LETTERS)
