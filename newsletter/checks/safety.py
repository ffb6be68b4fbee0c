"""What may lead to a person who was trafficked: a name, a place of refuge.

Found rather once too often: a written reason lets it pass.
"""

import re
from collections.abc import Iterator

from django.utils.translation import gettext as _

from .findings import Finding, quoted, spotted
from .manuscript import Manuscript, names_of
from .text import same
from .words import SMALL, listed

CAPITAL = r"[A-ZÀ-ÖØ-Þ]"
NAME = rf"(?:{CAPITAL}[\w’'-]{{1,30}}|{CAPITAL}\.)"
VICTIM = r"(?:victim|survivor|victime|survivante?)"
BETWEEN = r"(?:is|was|a|the|an|one|est|était|une|la|cette|jeune|young|child|autre)"
SERVICE = r"(?! (?:support|assistance|protection|identification|services|care|fund))"
AFTER = re.compile(
    rf"\b{VICTIM}s?,? (?:(?:named|called|nommée?s?|prénommée?s?|appelée?s?) )?({NAME})"
)
BEFORE = re.compile(rf"(?<![\w.])({NAME})(,?)((?: {BETWEEN}){{0,4}}) {VICTIM}\b{SERVICE}")
# Words that begin a sentence as a name might, and peoples, of whom nobody in particular is meant.
NO_NAME = listed(
    """
    a an one no every another when if as since once today often sometimes here then finally
    un chaque aucune toute quand si aujourd'hui souvent parfois ici enfin hier ensuite alors
    roma roms rom french european française français européenne
    """
)
LIKE = 4  # letters in which a country's name and that of its people are alike

SHELTER = re.compile(
    r"\b(?:the|a|an|this|that|our|her|his|their|one|new) (?:\w{1,20} ){0,2}"
    r"(?:shelter|safe house)(?!\w)(?! of the law)|"
    r"\b(?:foyer|maison|centre|appartement)s? (?:d['’](?:accueil|hébergement)|protégés?)|"
    r"\b(?:foyer|refuge) (?:pour|des?|d['’])\b",
    re.IGNORECASE,
)
SHELTERS = re.compile(r"\b(?:shelters|safe houses|refuges?|foyers?)\b", re.IGNORECASE)


def named_victim(manuscript: Manuscript) -> Iterator[Finding]:
    peoples = _beginnings(manuscript)
    for text in manuscript.texts:
        for sentence in text.sentences:
            if name := _name_of_victim(sentence, manuscript, peoples):
                yield spotted(
                    "newsletter.I051",
                    text,
                    _("A name (“%(name)s”) stands beside “victim”.") % {"name": name},
                    _("Leave the name out, unless the person is known and agreed in writing."),
                    evidence=sentence,
                )


def _name_of_victim(sentence: str, manuscript: Manuscript, peoples: set[str]) -> str:
    for found in AFTER.finditer(sentence):
        if _is_a_name(found[1], manuscript, peoples):
            return found[1]
    for found in BEFORE.finditer(sentence):
        name, comma, between = found.groups()
        # “Helping a victim…” names nobody, “Maria, a victim…” and “Maria was a victim…” do.
        tells = comma or re.match(r" (?:is|was|est|était) ", f"{between} ")
        if (found.start() or tells) and _is_a_name(name, manuscript, peoples):
            return name
    return ""


def _is_a_name(word: str, manuscript: Manuscript, peoples: set[str]) -> bool:
    plain = same(word)
    if plain in NO_NAME or any(plain in small for small in SMALL.values()):
        return False
    return plain[:LIKE] not in peoples and not manuscript.places.fullmatch(word)


def _beginnings(manuscript: Manuscript) -> set[str]:
    """How the names of the countries begin, and so those of their peoples."""
    names = (name for country in manuscript.countries for name in names_of(country))
    return {same(word)[:LIKE] for name in names for word in name.split()}


def shelter(manuscript: Manuscript) -> Iterator[Finding]:
    for text in manuscript.texts:
        for sentence in text.sentences:
            found = SHELTER.search(sentence) or SHELTERS.search(sentence)
            general = found and found.re is SHELTERS
            if found and not (general and not manuscript.places.search(sentence)):
                yield spotted(
                    "newsletter.I052",
                    text,
                    _("A place of refuge is mentioned: “%(passage)s”.")
                    % {"passage": quoted(found[0])},
                    _("Make sure that nobody can find it, and write how you know."),
                    evidence=sentence,
                )
