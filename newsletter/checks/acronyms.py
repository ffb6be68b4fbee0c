"""Acronyms that nothing explains: no role, no term of the list, nor the text itself."""

import re
from collections.abc import Iterator

from django.utils.translation import gettext as _

from .findings import Finding, spotted
from .manuscript import Manuscript
from .text import Text, same

# “les ONG” and “the NGOs” alike; not next to a digit, as in a case or a reference number.
ACRONYM = re.compile(r"(?<![\w&.-])([A-ZÀ-ÖØ-Þ]{3,6})s?(?![\w&-])")
ROMAN = re.compile(r"[IVX]+\Z")
TITLE = re.compile(r"(?:\b(?:M|MM|Mme|Mmes|Mlle|Mr|Mrs|Ms|Dr)\b\.?|\bColonel|\bCommandant) \Z")
BODY = (
    "agency|office|organisation|organization|service|body|centre|center|commission|unit|network|"
    "programme|federation|association|ministry|agence|organisme|fédération|réseau|unité|"
    "ministère|pôle|convention|police|union"
)
SHOUTED = 0.8  # of a line's words: a heading in capitals


def unexplained_acronym(manuscript: Manuscript) -> Iterator[Finding]:
    """Once for each language: whoever explains it does so once."""
    explained, seen = {}, set()
    for text in manuscript.texts:
        explained.setdefault(text.language, set()).update(explained_in(text.plain))
    for text in manuscript.texts:
        for acronym in _acronyms(text, manuscript.family_names):
            known = manuscript.acronyms | explained[text.language]
            if acronym not in known and (acronym, text.language) not in seen:
                seen.add((acronym, text.language))
                yield _unexplained(text, acronym)


def _unexplained(text: Text, acronym: str) -> Finding:
    return spotted(
        "newsletter.I024",
        text,
        _("Nothing explains “%(acronym)s”.") % {"acronym": acronym},
        _("Write it out where it stands first, with the acronym in brackets."),
        evidence=acronym,
    )


def _acronyms(text: Text, family_names: set[str]) -> Iterator[str]:
    for line in text.lines:
        words = re.findall(r"[^\W\d_]{2,}", line)
        if len(words) > 1 and sum(map(str.isupper, words)) >= SHOUTED * len(words):
            continue
        for found in ACRONYM.finditer(line):
            acronym = found[1]
            before = line[max(0, found.start() - 12) : found.start()]
            a_name = same(acronym) in family_names or TITLE.search(before)
            if not a_name and not ROMAN.match(acronym):
                yield acronym


def explained_in(text: str) -> set[str]:
    """The acronyms that the text writes out: in brackets, after a colon, or by what they are."""
    bracketed = re.findall(r"\w[”»]? \(([A-ZÀ-ÖØ-Þ]{3,6})\)", text)
    told = re.findall(r"(?<!\w)([A-ZÀ-ÖØ-Þ]{3,6})s? ?[(:–—-] ?\w+[’' ]\w", text)
    # “SIPA, the agency that…”, “la SIPA, agence chargée…”
    apposed = re.findall(
        rf"(?<!\w)([A-ZÀ-ÖØ-Þ]{{3,6}}), (?:\w{{1,12}}[ ’']){{0,3}}(?:{BODY})\b", text
    )
    return {*bracketed, *told, *apposed}
