"""What keeps an issue from being published: small functions, each with an id and a hint.

In the spirit of Django's system checks. To add one, write a function that yields findings, name it
in CHECKS, and write its test.
"""

from newsletter.material import Material
from newsletter.models import Reason

from .completeness import missing_language, no_blocks, unreadable_picture
from .findings import Check, Finding, Level

__all__ = ["CHECKS", "Finding", "Level", "findings", "unsettled"]

CHECKS: tuple[Check, ...] = (no_blocks, missing_language, unreadable_picture)


def findings(material: Material) -> list[Finding]:
    """Everything that the checks find, check by check, in the order of the blocks."""
    return [finding for check in CHECKS for finding in check(material)]


def unsettled(found: list[Finding], reasons: list[Reason]) -> list[Finding]:
    """What stops the issue: errors, and warnings that nobody has given a reason for."""
    passed = {reason.key for reason in reasons}
    return [
        finding for finding in found if finding.level == Level.ERROR or finding.key not in passed
    ]
