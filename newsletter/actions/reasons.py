"""Why a warning of the checks may pass: written down, with a name, for as long as it is found."""

from django.db import transaction

from newsletter.checks import Finding
from newsletter.events import record
from newsletter.models import Event, Issue, Reason
from newsletter.permissions import CHANGE, require

from .drafts import held

FEWEST_WORDS = 3
LONGEST = 1000  # characters


class MustChange(Exception):
    """Errors pass for no reason."""


class NotAReason(Exception):
    """Too little to be one, or too much to be read."""


class AlreadyGiven(Exception):
    """Somebody else was first."""

    def __init__(self, reason: Reason):
        super().__init__(str(reason))
        self.reason = reason


@transaction.atomic
def give_reason(issue: Issue, *, finding: Finding, reason: str, by) -> Reason:
    """Let a warning pass. It holds for what was found: another text needs another reason.

    Raises PermissionDenied, NoDraft, MustChange, NotAReason or AlreadyGiven.
    """
    require(by, CHANGE)
    if not finding.may_pass:
        raise MustChange
    text = reason.strip()
    if len(text.split()) < FEWEST_WORDS or len(text) > LONGEST:
        raise NotAReason
    issue = held(issue)
    if there := issue.reasons.filter(key=finding.key).select_related("given_by").first():
        raise AlreadyGiven(there)
    record(issue, Event.Kind.REASON_GIVEN, by=by, about=f"{finding.message} – {text}")
    return issue.reasons.create(
        key=finding.key,
        check_id=finding.id,
        message=finding.message,
        reason=text,
        given_by=by,
    )


@transaction.atomic
def take_back(issue: Issue, *, key: str, by) -> None:
    """The finding counts again. Where no reason was given, nothing happens.

    Raises PermissionDenied or NoDraft.
    """
    require(by, CHANGE)
    issue = held(issue)
    for reason in issue.reasons.filter(key=key):
        record(issue, Event.Kind.REASON_TAKEN_BACK, by=by, about=reason.message)
        reason.delete()
