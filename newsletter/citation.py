"""How to cite an issue: as a sentence, and for reference managers."""

from dataclasses import dataclass

from django.conf import settings
from django.utils.translation import gettext

from thbnet.templatetags.days import day

from .models import Edition


@dataclass(frozen=True)
class Citation:
    edition: Edition

    @property
    def address(self) -> str:
        """The permanent link."""
        return settings.SITE_URL + self.edition.issue.get_absolute_url()

    def __str__(self) -> str:
        """In the active language, with the revision: texts of corrected issues differ."""
        revision = self.edition.revision
        sentence = gettext(
            "thbnet, “%(title)s”, newsletter %(number)s (%(quarter)s/%(year)s), revision "
            "%(revision)s of %(day)s, %(pages)s p., %(address)s"
        )
        issue = self.edition.issue
        return sentence % {
            "title": self.edition.title,
            "number": issue.number,
            "quarter": issue.quarter,
            "year": issue.year,
            "revision": revision.number,
            "day": day(revision.made_at),
            "pages": self.edition.pages,
            "address": self.address,
        }
