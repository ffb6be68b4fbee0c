"""Key figures: how exact they are, who says so, and of when they are."""

import re
from collections.abc import Iterator

from django.conf import settings
from django.utils.translation import gettext as _

from newsletter.models import KeyFigure

from .findings import Finding, Level
from .manuscript import Manuscript

YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


def figure_without_origin(manuscript: Manuscript) -> Iterator[Finding]:
    for block in manuscript.blocks:
        if isinstance(block, KeyFigure) and block.figure:
            for check_id, message, hint in _missing(block):
                evidence = f"{block.figure_en} {block.label_en} {block.source_en}"
                yield Finding(check_id, message, hint, block, Level.WARNING, evidence)


def _missing(block: KeyFigure) -> Iterator[tuple[str, str, str]]:
    named = {"block": block.telling}
    sources = [getattr(block, f"source_{code}") for code, _name in settings.LANGUAGES]
    if not block.qualifier:
        yield (
            "newsletter.I026",
            _("%(block)s: the figure has no qualifier.") % named,
            _("Say how exact it is, such as “around” or “more than”; or why it is exact."),
        )
    if not all(sources):
        yield (
            "newsletter.I027",
            _("%(block)s: the figure has no source.") % named,
            _("Name who counted, and when."),
        )
    elif not all(map(YEAR.search, sources)):
        yield (
            "newsletter.I028",
            _("%(block)s: the figure has no date.") % named,
            _("Give the year in “source and date”."),
        )
