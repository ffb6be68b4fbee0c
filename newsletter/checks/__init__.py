"""What keeps an issue from being published: small functions, each with an id and a hint.

In the spirit of Django's system checks. To add one, write a function that yields findings, name it
in CHECKS, and write its test. A check gets the `Manuscript`: all that it may need, read once.
"""

from collections.abc import Callable, Iterator

from translated_fields import show_language_code

from newsletter.layout import known_pages
from newsletter.material import Material
from newsletter.models import Issue

from .acronyms import unexplained_acronym
from .ages import age_with_place
from .approvals import unapproved_text
from .completeness import empty_block, missing_language, no_blocks, unreadable_picture
from .countries import missing_footnote
from .doubles import doubled_words
from .figures import figure_without_origin
from .findings import Finding, Level
from .languages import other_language
from .leftovers import prompt_left_in, stub, unanswered_question
from .length import over_budget
from .manuscript import Manuscript
from .pictures import consent, unmentioned_child, untold_picture
from .private_details import case_number, personal_address, telephone
from .quotes import misquoted
from .report import Group, Item, Report, unsettled
from .reviews import not_approved, open_comments
from .safety import named_victim, shelter
from .terms import avoided_form, misspelt_term

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
    empty_block,
    unreadable_picture,
    other_language,
    prompt_left_in,
    unanswered_question,
    stub,
    doubled_words,
    avoided_form,
    misspelt_term,
    unexplained_acronym,
    missing_footnote,
    figure_without_origin,
    misquoted,
    untold_picture,
    consent,
    unmentioned_child,
    unapproved_text,
    age_with_place,
    named_victim,
    shelter,
    case_number,
    telephone,
    personal_address,
    not_approved,
    open_comments,
    over_budget,
)


def findings(material: Material) -> list[Finding]:
    """Everything that the checks find, in the order of the blocks, the whole issue first.

    The same words in the same place are found once: a text may repeat them ten thousand times.
    """
    manuscript = Manuscript(material)
    # Fields are called by one name in both languages, also on pages that tell them apart.
    with show_language_code(False):
        found = {
            (one.id, one.evidence, one.message, one.block): one
            for check in CHECKS
            for one in check(manuscript)
        }
    places = {block: place for place, block in enumerate(manuscript.blocks)}
    return sorted(found.values(), key=lambda finding: places.get(finding.block, -1))


def report(issue: Issue) -> Report:
    """What the checks find in the issue as it is saved, and the reasons given so far.

    The length of its PDF is judged where that has been drawn for a preview.
    """
    material = Material(issue)
    material.pages = known_pages(material)
    return Report(findings(material), issue.reasons.select_related("given_by"))
