"""What an author does behind their link: write, send and approve."""

from django.db import transaction
from django.utils import timezone

from newsletter.events import record
from newsletter.models import Event, Interview, TextRequest
from newsletter.texts import Text
from newsletter.texts.approved import content_of
from newsletter.texts.letters import tell_the_ctr
from newsletter.texts.parts import Written, alike

from .drafted_pictures import forget
from .drafts import NoDraft, held
from .requests import locked


class ColumnChanged(Exception):
    """Somebody changed the column while its author looked at it."""


class NothingWritten(Exception):
    """There is no text to approve yet."""


@transaction.atomic
def save_draft(
    request: TextRequest, *, written: dict[str, Written], portrait=None, focal_point: str = ""
) -> TextRequest:
    """Keep what the author wrote, by key of its part; nothing of it reaches the block.

    `portrait` is a new picture, False to take the drafted one away, None to leave it.
    Raises NoDraft or RequestClosed.
    """
    request = locked(request)
    if not request.issue.is_unpublished:
        raise NoDraft
    _draft(Text(request), written)
    if portrait is not None:
        forget(request.portrait)
        request.portrait = portrait or ""
    if focal_point:
        request.portrait_ppoi = focal_point
    request.saved_at = timezone.now()
    request.save()
    return request


def _draft(text: Text, written: dict[str, Written]) -> None:
    draft = text.request.draft
    for part in text.parts:
        if (new := written.get(part.key)) is None:
            continue
        if not alike(new.text, part.value):
            draft.pop(part.former_key, None)
            draft[part.key] = {"text": new.text, "from": new.began_from}
        elif not text.left_over(part):
            draft.pop(part.key, None)
            draft.pop(part.former_key, None)


def send(
    request: TextRequest, *, seen: str, photo: bool = False, contact: bool = False
) -> TextRequest:
    """Write the draft into the block, and note that its author approves what they saw.

    `seen` is the stamp of the column they saw; `photo` and `contact` may be printed or not. What
    is approved like that already is not noted a second time, nor is anybody told.
    Raises NoDraft, RequestClosed, ColumnChanged or NothingWritten.
    """
    request, is_news = _send(request, seen=seen, photo=photo, contact=contact)
    if is_news:
        tell_the_ctr(request, "text_sent")
    return request


@transaction.atomic
def _send(request: TextRequest, *, seen: str, photo: bool, contact: bool) -> tuple:
    issue = held(request.issue)
    request = locked(request)
    text = Text(request)
    approved = (request.approves_photo, request.approves_contact) if text.is_approved else None
    is_answer = text.has_draft or request.sent_at is None
    text.fill_in()
    if request.issue != issue or text.column_stamp != seen:
        raise ColumnChanged
    if not text.says_something:
        raise NothingWritten
    photo, contact = photo and bool(text.portrait), contact and bool(text.contact)
    if approved == (photo, contact):
        return request, False
    _write(text, photo=photo, contact=contact)
    _approve(request, photo=photo, contact=contact)
    done = [Event.Kind.ANSWERED, Event.Kind.TEXT_APPROVED]
    for kind in done if is_answer else done[1:]:
        record(issue, kind, by=request.member, name=request.name, about=str(request.block))
    return request, True


def _write(text: Text, *, photo: bool, contact: bool) -> None:
    for part in text.parts:
        setattr(part.row, part.column, part.field.clean(part.value, part.row))
    if isinstance(text.block, Interview):
        _show(text, photo=photo, contact=contact)
    for row in {text.block, *text.rows}:
        row.save()


def _show(text: Text, *, photo: bool, contact: bool) -> None:
    """What was refused is not shown, and a picture that was refused is not kept."""
    block = text.block
    block.shows_portrait = photo if text.portrait else block.shows_portrait
    block.shows_contact = contact if text.contact else block.shows_contact
    if not photo:
        block.refresh_from_db(fields=["portrait", "portrait_ppoi"])


def _approve(request: TextRequest, *, photo: bool, contact: bool) -> None:
    if not photo:  # else its file is the block's now
        forget(request.portrait)
    request.draft, request.portrait = {}, ""
    now = Text(request)
    request.sent_at = request.approved_at = timezone.now()
    request.approved_text, request.approved_content = now.fingerprint, content_of(now)
    request.approves_photo, request.approves_contact = photo, contact
    request.save()
