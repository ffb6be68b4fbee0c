"""Whether the PDF is as long as it should be. Known once it has been drawn."""

from collections.abc import Iterator

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from .findings import Finding, Level
from .manuscript import Manuscript


def over_budget(manuscript: Manuscript) -> Iterator[Finding]:
    budget = manuscript.issue.page_budget
    for code, name in settings.LANGUAGES:
        pages = manuscript.material.pages.get(code, 0)
        if pages > budget:
            message = ngettext(
                "The PDF in %(language)s has %(pages)s page, more than planned (%(budget)s).",
                "The PDF in %(language)s has %(pages)s pages, more than planned (%(budget)s).",
                pages,
            )
            yield Finding(
                "newsletter.I060",
                message % {"language": name, "pages": pages, "budget": budget},
                _("Shorten a text, or change the page budget of the issue."),
                level=Level.WARNING,
                evidence=f"{code} {pages}/{budget}",
            )
