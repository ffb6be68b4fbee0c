"""Names in other languages than the page's own, marked for whoever reads it aloud.

A name is told by letters that neither English nor French has, or is one of those given.
"""

import re
from collections.abc import Iterator, Mapping

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

# The first that a word shows decides; tags are those of BCP 47. Bosnian, Croatian and Montenegrin
# share their letters with Serbian, and Cyrillic has many that tell nothing (Скопје, Београд): what
# shows no other stays unmarked, unless it is among the names whose language is known.
TELLING = (
    ("sr", "[ЂЋђћ]"),
    ("mk", "[ЃЌЅѓќѕ]"),
    ("bg", "[ЪъЩщЮюЯяЬьЙй]"),
    ("ro", "[ȘșȚțŞşŢţĂă]"),
    ("pl", "[ĄąĘęŁłŃńŚśŹźŻż]"),
    ("sr-Latn", "[ĐđĆćČčŠšŽž]"),
    # In French “ë” follows a vowel: Noël, Gaëtan, aiguë.
    ("sq", r"(?i:[bcçdfghjklmnpqrstvxz])ë|\bGj|\bXh"),
)
TAG = re.compile(r"(<[^<>]*>)")
# A word; of Cyrillic ones the whole name: not each of them shows a letter of its language.
WORDS = re.compile(r"[\u0400-\u04ff]+(?:[ -][\u0400-\u04ff]+)*|[^\W\d_]+")
NEIGHBOURS = re.compile(r'(<span lang="([\w-]+)">[^<]*)</span>([ -])<span lang="\2">')
# What holds no words of the page, or words that no element may stand among.
UNMARKED = frozenset({"head", "svg"})


def mark(html: SafeString, names: Mapping[str, str]) -> SafeString:
    """The page, each such name in an element that tells its language; of those given, by `names`.

    What says its language already, drawings and the head stay as they are.
    """
    told = _marked(html, {escape(name): tag for name, tag in names.items()})
    return mark_safe("".join(told))  # noqa: S308 - as safe as it was given


def _marked(html: str, names: Mapping[str, str]) -> Iterator[str]:
    longest_first = "|".join(map(re.escape, sorted(names, key=len, reverse=True)))
    given = re.compile(rf"(?<!\w)(?:{longest_first or '(?!)'})(?!\w)")
    inside, before = "", ""
    for piece in TAG.split(html):
        if piece.startswith("<"):
            name = re.match(r"</?(\w*)", piece)[1]
            if name in UNMARKED:
                inside = "" if piece.startswith("</") else name
            before = piece
            yield piece
        elif inside or (" lang=" in before and not before.startswith("<html")):
            yield piece
        else:
            yield from _words(piece, given, names)


def _words(text: str, given: re.Pattern, names: Mapping[str, str]) -> Iterator[str]:
    end = 0
    for found in given.finditer(text):
        yield _by_letters(text[end : found.start()])
        yield _element(names[found[0]], found[0])
        end = found.end()
    yield _by_letters(text[end:])


def _by_letters(text: str) -> str:
    told, joined = WORDS.sub(lambda found: _by_letters_of(found[0]), text), 1
    while joined:
        told, joined = NEIGHBOURS.subn(r"\1\3", told)
    return told


def _by_letters_of(words: str) -> str:
    language = next((name for name, letters in TELLING if re.search(letters, words)), "")
    return _element(language, words) if language else words


def _element(language: str, words: str) -> str:
    return f'<span lang="{language}">{words}</span>'
