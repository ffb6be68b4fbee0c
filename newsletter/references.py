"""The citation of an issue as files that reference managers read.

To both formats an issue is a report: a kind that every style knows, with a number and a publisher.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.timezone import localtime
from django.utils.translation import gettext

from thbnet.templatetags.days import day

from .citation import Citation

# In TeX these begin a command, a group, a comment, a column ...
SPECIAL = re.compile(r"[\\{}$&#%_~^]")
SPELLED = {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}


@dataclass(frozen=True)
class File:
    content: str
    content_type: str
    name: str


def bibtex(citation: Citation) -> File:
    """For BibTeX and biber, which read UTF-8 by now. Capitals stay: hence the inner braces."""
    edition, made = citation.edition, localtime(citation.edition.revision.made_at)
    fields = {
        "author": "{thbnet}",
        "institution": "{thbnet}",
        "title": f"{{{_for_tex(edition.title)}}}",
        "type": gettext("Newsletter"),
        "number": edition.issue.number,
        "year": made.year,
        "month": made.month,
        "note": _for_tex(_revision(citation)),
        "language": {"en": "english", "fr": "french"}[edition.language],
        "url": citation.address,
    }
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items()]
    content = "\n".join([f"@techreport{{{_key(citation)},", *lines, "}", ""])
    return File(content, "application/x-bibtex; charset=utf-8", f"{_key(citation)}.bib")


def ris(citation: Citation) -> File:
    """For EndNote, Mendeley, Zotero."""
    edition, made = citation.edition, localtime(citation.edition.revision.made_at)
    fields = [
        ("TY", "RPRT"),
        ("AU", "thbnet"),
        ("PB", "thbnet"),
        ("TI", edition.title),
        ("M3", gettext("Newsletter")),
        ("SN", edition.issue.number),
        ("PY", made.year),
        ("DA", f"{made:%Y/%m/%d}"),
        ("N1", _revision(citation)),
        ("LA", edition.language),
        ("UR", citation.address),
        ("ER", ""),
    ]
    content_type = "application/x-research-info-systems; charset=utf-8"
    return File("".join(_ris_lines(fields)), content_type, f"{_key(citation)}.ris")


FORMATS = {"bib": bibtex, "ris": ris}


def _key(citation: Citation) -> str:
    return f"thbnet-{citation.edition.issue.number}-{citation.edition.language}"


def _revision(citation: Citation) -> str:
    revision = citation.edition.revision
    told = gettext("Revision %(number)s of %(day)s, %(pages)s p.")
    pages = citation.edition.pages
    return told % {"number": revision.number, "day": day(revision.made_at), "pages": pages}


def _for_tex(text: str) -> str:
    text = " ".join(text.split())
    return SPECIAL.sub(lambda found: SPELLED.get(found[0], "\\" + found[0]), text)


def _ris_lines(fields: Iterable[tuple[str, object]]) -> Iterable[str]:
    """A value is one line: another one would begin another field."""
    return (f"{tag}  - {' '.join(str(value).split())}\r\n" for tag, value in fields)
