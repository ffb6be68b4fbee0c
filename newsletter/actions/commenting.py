"""Comments on a draft: whoever reads it says something, whoever edits it answers and resolves."""

from django.db import transaction
from django.utils import timezone

from newsletter.events import record
from newsletter.material import Material
from newsletter.models import Comment, Event, Issue
from newsletter.permissions import CHANGE, VIEW, require
from newsletter.reviews.comments import block_at

from .drafts import held


@transaction.atomic
def comment(issue: Issue, *, anchor: str, text: str, by) -> Comment:
    """Say something about the block at that anchor, or, where none stands there, about the whole.

    Raises PermissionDenied or NoDraft.
    """
    require(by, VIEW)
    issue = held(issue)
    block = block_at(anchor, Material(issue))
    about = str(block) if block else ""
    said = Comment.objects.create(
        issue=issue, anchor=anchor if block else "", about=about, text=text, written_by=by
    )
    record(issue, Event.Kind.COMMENTED, by=by, about=about)
    return said


@transaction.atomic
def answer(comment: Comment, *, text: str, by) -> Comment:
    """Add to what was said; an answer to an answer goes below the same comment.

    Raises PermissionDenied or NoDraft.
    """
    require(by, VIEW)
    issue = held(comment.issue)
    first = comment.answers or comment
    said = Comment.objects.create(
        issue=issue,
        anchor=first.anchor,
        about=first.about,
        answers=first,
        text=text,
        written_by=by,
    )
    record(issue, Event.Kind.COMMENTED, by=by, about=first.about)
    return said


def resolve(comment: Comment, *, by) -> None:
    """The comment is dealt with. Raises PermissionDenied or NoDraft."""
    _settle(comment, Event.Kind.RESOLVED, by=by, resolved_at=timezone.now(), resolved_by=by)


def reopen(comment: Comment, *, by) -> None:
    """It is not, after all. Raises PermissionDenied or NoDraft."""
    _settle(comment, Event.Kind.REOPENED, by=by, resolved_at=None, resolved_by=None)


@transaction.atomic
def _settle(comment: Comment, kind: Event.Kind, *, by, **resolution) -> None:
    require(by, CHANGE)
    issue = held(comment.issue)
    was_open = resolution["resolved_at"] is not None
    one = issue.comments.filter(pk=comment.pk, answers=None, resolved_at__isnull=was_open)
    if one.update(**resolution):
        record(issue, kind, by=by, about=comment.about)
