"""Asking somebody for a text: the request, its link, and what happens to it before the answer."""

from django.db import transaction
from django.utils import timezone

from network.mail import NotSent
from newsletter.events import record
from newsletter.models import Block, Event, TextRequest
from newsletter.models.text_request import new_seal
from newsletter.permissions import CHANGE, require
from newsletter.texts.letters import write_to_author
from newsletter.texts.links import end_of_link

from .blocks_for_texts import Questions, block_for
from .drafted_pictures import forget
from .drafts import held
from .requests import RequestClosed, locked


def ask(request: TextRequest, *, issue, about: Block, by, questions: Questions = ()) -> TextRequest:
    """Store a new request, for the text of the block `about`, which joins the issue if it is new.

    The questions are put to an interview that has none yet. The link is mailed at the end; whether
    it went out, `mailed_at` tells. Raises PermissionDenied or NoDraft.
    """
    require(by, CHANGE)
    with transaction.atomic():
        issue = held(issue)
        block = block_for(issue, about, questions)
        setattr(request, block._meta.model_name, block)
        request.asked_by, request.expires_at = by, end_of_link(request.due_on)
        request.save(force_insert=True)
        record(issue, Event.Kind.ASKED, by=by, about=str(request))
    _mail_link(request, "asked")
    return request


def renew(request: TextRequest, *, by) -> TextRequest:
    """Make a new link for another month and mail it; the old one ends.

    Raises PermissionDenied, NoDraft or RequestClosed.
    """
    return _with_new_link(request, "asked", by=by)


def ask_again(request: TextRequest, *, by) -> TextRequest:
    """Ask for the approval of a text that was changed, with a new link. Raises as `renew`."""
    return _with_new_link(request, "approve_again", by=by)


def _with_new_link(request: TextRequest, letter: str, *, by) -> TextRequest:
    require(by, CHANGE)
    with transaction.atomic():
        issue = held(request.issue)
        request = locked(request)
        request.seal, request.mailed_at = new_seal(), None
        request.expires_at = end_of_link(request.due_on)
        request.save(update_fields=["seal", "mailed_at", "expires_at"])
        record(issue, Event.Kind.ASKED, by=by, about=str(request))
    _mail_link(request, letter)
    return request


def _mail_link(request: TextRequest, letter: str) -> None:
    """The request stays where the mail does not go: its page says so and offers the link."""
    try:
        write_to_author(request, letter)
    except NotSent:
        return
    _note(request, mailed_at=timezone.now())


def remind(request: TextRequest) -> None:
    """Mail the link once more, with a word on the day. Raises NotSent or RequestClosed.

    Who may do so is asked by the page; a command does it for nobody.
    """
    if not TextRequest.objects.open().filter(pk=request.pk).exists():
        raise RequestClosed
    write_to_author(request, "reminder")
    _note(request, reminded_at=timezone.now())


def _note(request: TextRequest, **when) -> None:
    """Of a mail that is out, whatever became of the request meanwhile: its block may be gone."""
    TextRequest.objects.filter(pk=request.pk).update(**when)
    vars(request).update(when)


@transaction.atomic
def cancel(request: TextRequest, *, by) -> TextRequest:
    """End the request and its link; the block stays. What was not sent is nobody's to read.

    Raises as `renew`.
    """
    require(by, CHANGE)
    issue = held(request.issue)
    request = locked(request)
    forget(request.portrait)
    request.draft, request.portrait = {}, ""
    request.cancelled_at = timezone.now()
    request.save()
    record(issue, Event.Kind.REQUEST_CANCELLED, by=by, about=str(request))
    return request
