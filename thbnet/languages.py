"""Names in a language other than the page's: screen readers pronounce what is marked.

What bears such names knows them: `spoken` are the parts of its name, each with its language.
"""

import re
from collections.abc import Callable, Iterable, Mapping

from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

Part = tuple[int, int, str]
"""Of a text: from which character, up to which one, in which language."""


def foreign_parts(text: str, spoken: Mapping[str, str]) -> list[Part]:
    """Where these words stand in the text, in order; without those in the active language."""
    own = get_language()
    return sorted(
        (*found.span(), language)
        for words, language in spoken.items()
        if words and language != own and words in text
        for found in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", text)
    )


def marked(text: str, parts: Iterable[Part], piece: Callable[[int, int], str]) -> SafeString:
    """The text as HTML, its parts marked; `piece` gives the HTML from one character to another."""
    html, end = [], 0
    for first, last, language in parts:
        if first >= end:
            part = mark_safe(piece(first, last))  # noqa: S308 - HTML, as the caller says
            html += [piece(end, first), format_html('<span lang="{}">{}</span>', language, part)]
            end = last
    return mark_safe("".join([*html, piece(end, len(text))]))  # noqa: S308 - likewise


def with_languages(text: str, spoken: Mapping[str, str]) -> SafeString:
    """The plain text as HTML, with the language of the words that have one of their own."""
    parts = foreign_parts(text, spoken)
    return marked(text, parts, lambda first, last: escape(text[first:last]))
