"""What keeps an issue from being published: small functions, each with an id and a hint.

In the spirit of Django's system checks. To add one, write a function that yields findings, name it
in CHECKS, and write its test. A check gets the `Manuscript`: all that it may need, read once.
"""

from collections.abc import Callable, Iterator

from newsletter.material import Material
from newsletter.models import Issue

from .completeness import missing_language, no_blocks, unreadable_picture
from .findings import Finding, Level
from .manuscript import Manuscript
from .report import Group, Item, Report, unsettled
from .reviews import not_approved, open_comments

__all__ = [
    "CHECKS",
    "Finding",
    "Group",
    "Item",
    "Level",
    "Report",
    "findings",
    "report",
    "unsettled",
]

Check = Callable[[Manuscript], Iterator[Finding]]
CHECKS: tuple[Check, ...] = (
    no_blocks,
    missing_language,
    unreadable_picture,
    not_approved,
    open_comments,
)


def findings(material: Material) -> list[Finding]:
    """Everything that the checks find, in the order of the blocks, the whole issue first."""
    manuscript = Manuscript(material)
    found = [finding for check in CHECKS for finding in check(manuscript)]
    places = {block: place for place, block in enumerate(manuscript.blocks)}
    return sorted(found, key=lambda finding: places.get(finding.block, -1))


def report(issue: Issue, material: Material | None = None) -> Report:
    """What the checks find in the issue as it is saved, and the reasons given so far.

    `material` is the issue's, where it was read already, with the pages of a drawn PDF.
    """
    reasons = issue.reasons.select_related("given_by")
    return Report(findings(material or Material(issue)), reasons)
