"""Published issues as open data."""

from collections import defaultdict

from django.conf import settings
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from thbnet.open_data import Addresses, Field, Table, both, register

from .models import Edition, Issue

CODES = [code for code, _name in settings.LANGUAGES]


def rows():
    pages, pdfs = Addresses("newsletter:issue"), Addresses("newsletter:pdf")
    for number, editions in sorted(_editions().items()):
        revision = next(iter(editions.values())).revision
        yield (
            number,
            revision.issue.year,
            revision.issue.quarter,
            *_of_each(editions, "title"),
            localdate(revision.issue.published_at),
            revision.number,
            localdate(revision.made_at),
            *_of_each(editions, "pages"),
            *_of_each(editions, "pdf_sha256"),
            *pages.of(number),
            *pdfs.of(number),
        )


def _editions() -> dict[int, dict[str, Edition]]:
    """The latest editions that readers may have, by number of the issue and language."""
    found = defaultdict(dict)
    for code in CODES:
        for edition in Edition.objects.public().latest(code):
            found[edition.issue.number][code] = edition
    return found


def _of_each(editions: dict[str, Edition], name: str) -> list:
    """A column for each language, empty for one that came later than the issue."""
    return [getattr(editions.get(code), name, None) for code in CODES]


ISSUES = Table(
    name="issues",
    title=_("Published issues of the newsletter"),
    fields=(
        Field("number", "integer", _("Number of the issue")),
        Field("year", "year", _("Year")),
        Field("quarter", "integer", _("Quarter, 1 to 4")),
        *both("title", _("Title")),
        Field("published_on", "date", _("Day of publication")),
        Field("revision", "integer", _("Number of the latest revision; 1: never corrected")),
        Field("revised_on", "date", _("Day of that revision")),
        *both("pages", _("Pages of the PDF"), kind="integer"),
        *both("sha256", _("SHA-256 of the PDF")),
        *both("url", _("Page")),
        *both("pdf", _("Address of the PDF")),
    ),
    rows=rows,
    count=lambda: Issue.objects.published().count(),
)


def register_all() -> None:
    register(ISSUES)
