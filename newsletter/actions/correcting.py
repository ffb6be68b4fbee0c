"""Correcting what was published: a draft copy of the issue, which becomes its next revision.

Locks are taken in one order, the issue before its correction, so that nobody waits in a circle.
"""

import datetime

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from newsletter.events import record
from newsletter.models import BLOCKS, Block, Event, Issue, Reason, Revision, TextRequest
from newsletter.models.request_state import KINDS
from newsletter.permissions import PUBLISH, require

from .copying import copy_blocks

Kind = Issue.CorrectionKind


class NotCorrectable(Exception):
    """Only a published issue is corrected; a withdrawn one comes back by a takedown alone."""


class CorrectionOpen(Exception):
    """A correction of this issue is being prepared already."""


@transaction.atomic
def open_correction(issue: Issue, *, kind: str, note_en: str, note_fr: str, by) -> Issue:
    """Begin a correction: a draft with the blocks of the issue, its reasons and text requests.

    Raises PermissionDenied, NotCorrectable or CorrectionOpen.
    """
    main = _locked(issue, by=by)
    if not may_become_public(main, kind):
        raise NotCorrectable
    if main.corrections.exists():
        raise CorrectionOpen
    kept = ("number", "year", "quarter", "title_en", "title_fr", "page_budget")
    draft = Issue.objects.create(
        corrects=main,
        correction_kind=kind,
        correction_note_en=note_en,
        correction_note_fr=note_fr,
        **{name: getattr(main, name) for name in kept},
    )
    copies = copy_blocks(main, draft, emptied=False)
    _move_requests({(block._meta.model_name, block.copy_of): block.pk for block in copies})
    _copy_reasons(main, draft)
    record(draft, Event.Kind.CORRECTION_OPENED, by=by, about=draft.get_correction_kind_display())
    return draft


@transaction.atomic
def change_correction(draft: Issue, *, kind: str, note_en: str, note_fr: str, by) -> None:
    """Change what an open correction is and tells readers. Raises as `open_correction` does."""
    main = _locked(draft, by=by)
    note = {"correction_note_en": note_en, "correction_note_fr": note_fr}
    if not may_become_public(main, kind):
        raise NotCorrectable
    if not main.corrections.filter(pk=draft.pk).update(correction_kind=kind, **note):
        raise NotCorrectable
    record(main, Event.Kind.CHANGED, by=by, about=_("Kind of correction and note to readers"))


@transaction.atomic
def abandon(draft: Issue, *, by) -> None:
    """Drop an open correction: text requests go back to the published blocks.

    Raises PermissionDenied, or NotCorrectable when it was published or dropped meanwhile.
    """
    main = _locked(draft, by=by)
    # Before any request of its texts: authors hold the draft, then their request.
    if not main.corrections.select_for_update().filter(pk=draft.pk).first():
        raise NotCorrectable
    copies = [block for model in BLOCKS for block in model.objects.filter(parent=draft)]
    _move_requests(
        {(block._meta.model_name, block.pk): block.copy_of for block in copies if block.copy_of}
    )
    record(draft, Event.Kind.CORRECTION_DROPPED, by=by)
    draft.delete()


def give_back(block: Block) -> None:
    """Before a block of a correction goes: its text requests are the published block's again.

    They tell who approved what readers have; the correction may be dropped.
    """
    if block.copy_of:
        _move_requests({(block._meta.model_name, block.pk): block.copy_of})


def may_become_public(main: Issue, kind: str) -> bool:
    """Whether a correction of that kind may follow what readers have now."""
    return main.is_published or (main.status == Issue.Status.WITHDRAWN and kind == Kind.TAKEDOWN)


def take(drafts, draft: Issue, *, by, at: datetime.datetime) -> bool:  # noqa: ARG001
    """Whether it was this call that closed the correction's draft. Raises NotCorrectable."""
    main = Issue.objects.select_for_update().get(pk=draft.corrects_id)
    if not drafts.filter(pk=draft.pk).update(publish_at=None, scheduled_by=None):
        return False
    if not may_become_public(main, Issue.objects.get(pk=draft.pk).correction_kind):
        raise NotCorrectable
    return True


def record_and_replace(draft: Issue, revision: Revision, *, by) -> None:
    """The draft's blocks become the issue's, which is public again; then the draft goes."""
    about = _("Revision %(number)s, %(kind)s: %(note)s") % {
        "number": revision.number,
        "kind": revision.get_kind_display(),
        "note": revision.note,
    }
    record(draft, Event.Kind.CORRECTED, by=by, about=about)
    main = draft.corrects
    for model in BLOCKS:
        model.objects.filter(parent=main).delete()
        model.objects.filter(parent=draft).update(parent=main, copy_of=None)
    main.reasons.all().delete()
    draft.reasons.update(issue=main)
    Issue.objects.filter(pk=main.pk).update(
        title_en=draft.title_en,
        title_fr=draft.title_fr,
        page_budget=draft.page_budget,
        status=Issue.Status.PUBLISHED,
        withdrawn_at=None,
        withdrawn_by=None,
        withdrawal_reason_en="",
        withdrawal_reason_fr="",
    )
    draft.delete()


def _locked(issue: Issue, *, by) -> Issue:
    """The issue that readers know; until the transaction ends, nobody else corrects it."""
    require(by, PUBLISH)
    return Issue.objects.select_for_update().get(pk=issue.corrects_id or issue.pk)


def _move_requests(moves: dict[tuple[str, int], int]) -> None:
    """Let the requests of some blocks, by kind and key, be for other blocks of the same kind."""
    of_them = Q()
    for kind in KINDS:
        of_them |= Q(**{f"{kind}__in": [key for name, key in moves if name == kind]})
    requests = list(TextRequest.objects.filter(of_them))
    for request in requests:
        kind = request.block._meta.model_name
        setattr(request, f"{kind}_id", moves[kind, getattr(request, f"{kind}_id")])
    TextRequest.objects.bulk_update(requests, [f"{kind}_id" for kind in KINDS])


def _copy_reasons(main: Issue, draft: Issue) -> None:
    copies = []
    for reason in main.reasons.all():
        reason.pk, reason.issue = None, draft
        copies.append(reason)
    Reason.objects.bulk_create(copies)
