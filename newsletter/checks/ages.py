"""An age beside a town or an initial: enough to tell who is meant."""

import re
from collections.abc import Iterator

from django.utils.translation import gettext as _

from .findings import Finding, spotted
from .manuscript import Manuscript

NUMBER = (
    r"(?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|"
    r"fifteen|sixteen|seventeen|eighteen|nineteen|un|deux|trois|quatre|cinq|sept|huit|neuf|dix|"
    r"onze|douze|treize|quatorze|quinze|seize|dix-sept|dix-huit|dix-neuf|vingt)"
)
PERSON = (
    r"(?:filles?|fillettes?|garçons?|enfants?|adolescente?s?|mineure?s?|jeunes?|femmes?|hommes?|"
    r"bébés?|victimes?|sœurs?|frères?)"
)
# Limits, as of a law, and ranges, as of a class, are nobody's age; nor is that of a project.
LIMIT = r"(?<!under the )(?<!below the )(?<!over the )(?<!above the )"
RANGE = rf"(?! ?(?:to|-|–) ?{NUMBER})(?! (?:and|or) (?:over|above|under|older|younger|more))"
THING = r"(?! (?:project|partnership|programme|law|strategy|agreement|convention|network))"
AGE = re.compile(
    rf"{LIMIT}\baged? (?:of )?{NUMBER}\b{RANGE}|"
    rf"\b{NUMBER}[ -]years?[ -]old\b{THING}|"
    rf"\bâgée?s? (?:de |d['’]){NUMBER}(?: (?:et|ou) {NUMBER})? ans|"
    rf"\bà l['’]âge de {NUMBER} ans|"
    rf"\b{PERSON} (?:\w{{1,20}} )?de {NUMBER} ans|"
    rf"[,(] ?{NUMBER} ans(?=[,.;)]|$)",
    re.IGNORECASE | re.MULTILINE,
)
CAPITAL = r"[A-ZÀ-ÖØ-Þ]"
AGE_OF_SOMEBODY = re.compile(
    rf"(?<![\w.]){CAPITAL}\.,? \(?\d{{1,2}}(?=[,)]| ans| years)|"
    rf"(?<!\w)({CAPITAL}\w{{1,20}})(?:, \d{{1,2}},(?! \d)| \(\d{{1,2}}\))"
)
# Neither an abbreviation such as U.N. nor the French M. before a name.
INITIAL = re.compile(rf"(?<![\w.]){CAPITAL}\.(?!\w)(?!(?<=M\.) {CAPITAL})")


def age_with_place(manuscript: Manuscript) -> Iterator[Finding]:
    for text in manuscript.texts:
        for line in text.lines:
            if age := _told(line, manuscript):
                yield spotted(
                    "newsletter.I050",
                    text,
                    _("An age (“%(age)s”) stands beside a name, an initial or a town.")
                    % {"age": age},
                    _("Leave one of the two out, so that nobody can tell who is meant."),
                    evidence=line,
                )


def _told(line: str, manuscript: Manuscript) -> str:
    for found in AGE_OF_SOMEBODY.finditer(line):
        if not (found[1] and manuscript.places.fullmatch(found[1])):
            return found[0].strip(" ,(")
    age = AGE.search(line)
    placed = age and (manuscript.places.search(line) or INITIAL.search(line))
    return age[0].strip(" ,(") if placed else ""
