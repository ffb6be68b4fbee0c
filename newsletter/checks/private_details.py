"""Numbers and addresses by which a person can be looked up or reached."""

import re
from collections.abc import Iterator

from django.utils.translation import gettext as _

from .findings import Finding, spotted
from .manuscript import Manuscript

CASE = re.compile(
    r"\b(?:case|file|docket|dossier|affaire|procédure|proceedings?|indictment|parquet|PV)s?,? ?"
    r"(?:(?:(?:number|numéro|no|nr|n)\.? ?[°º]?|[n#]?[°º#]) ?:? ?"
    r"(?:[A-Z]{1,4}[ -]?)?\d(?:[\d/.-]{0,20}\d)?|"
    r"(?!(?:19|20)\d\d[-–](?:19|20)?\d\d\b)(?:[A-Z]{1,4}[ -]?)?\d{1,8}[/-]\d(?:[\d/-]{0,12}\d)?)",
    re.IGNORECASE,
)
PHONE = re.compile(
    r"(?<![\w.,/-])(?:\+ ?|00|0)\d(?:[ ./()-]{0,2}\d){6,14}(?![\d/])|"
    r"\b(?:t[ée]l(?:ephone|éphone)?|phone|mobile|portable)\W{1,4}\d(?:[ ./-]?\d){4,14}",
    re.IGNORECASE,
)
FEWEST_DIGITS, A_DAY = 6, re.compile(r"\d\d[./ -]\d\d[./ -]\d{4}\Z")
MAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}")
FUNCTIONAL = re.compile(
    r"(?:contact|info|office|secretariat|press|presse|newsletter|lettre|accueil|ambassade|embassy|"
    r"help|hotline|webmaster|mission|service)(?![a-z])",
    re.IGNORECASE,
)


def case_number(manuscript: Manuscript) -> Iterator[Finding]:
    for text in manuscript.texts:
        for found in CASE.finditer(text.plain):
            yield spotted(
                "newsletter.I053",
                text,
                _("A case number: “%(number)s”.") % {"number": found[0]},
                _("Leave it out: whoever has it may find the file and the person."),
                evidence=found[0],
            )


def telephone(manuscript: Manuscript) -> Iterator[Finding]:
    """All but the functional numbers of posts, where these are public."""
    for text in manuscript.texts:
        for found in PHONE.finditer(text.plain):
            digits = re.sub(r"\D", "", found[0])
            short = len(digits) < FEWEST_DIGITS or A_DAY.match(found[0])
            if not short and digits not in manuscript.contacts:
                yield spotted(
                    "newsletter.I054",
                    text,
                    _("A telephone number: “%(number)s”.") % {"number": found[0]},
                    _("Leave it out, or show the contact of a post instead."),
                    evidence=digits,
                )


def personal_address(manuscript: Manuscript) -> Iterator[Finding]:
    """All but the functional addresses of posts and those that say that they are an office's."""
    for text in manuscript.texts:
        shown = dict.fromkeys([*MAIL.findall(text.plain), *text.mail_links])
        for address in shown:
            office = FUNCTIONAL.match(address) or address.lower() in manuscript.contacts
            if not office:
                yield spotted(
                    "newsletter.I055",
                    text,
                    _("A personal e-mail address: “%(address)s”.") % {"address": address},
                    _("Use the functional address of a post instead."),
                    evidence=address.lower(),
                )
