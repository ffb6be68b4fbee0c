"""An author takes their text back."""

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from newsletter.events import record
from newsletter.models import Event, Interview, Issue, TextRequest
from newsletter.models.blocks import QuotedBlock
from newsletter.reviews.approved import forget as forget_words
from newsletter.texts import Text
from newsletter.texts.letters import tell_the_ctr

from .drafted_pictures import forget, take_out
from .requests import RequestClosed, locked

NOTHING = {
    "approved_at": None,
    "approved_text": "",
    "approved_content": {},
    "approves_photo": False,
    "approves_contact": False,
    "draft": {},
    "portrait": "",
}


def withdraw(request: TextRequest, *, reason: str = "") -> TextRequest:
    """Take the text back: out of the draft where it is one, and never to be asked for again.

    What is published stays until the CTR corrects it, which they are told, with the reason. The
    log, which reviewers read too, does not repeat that. Raises RequestClosed.
    """
    done = None
    while done is None:
        done = _withdraw(request)
    request, is_published = done
    tell_the_ctr(request, "text_withdrawn", reason=reason, is_published=is_published)
    return request


@transaction.atomic
def _withdraw(request: TextRequest) -> tuple[TextRequest, bool] | None:
    """None, and nothing is done, where a correction took the request along, or gave it back."""
    known = TextRequest.objects.with_blocks().filter(pk=request.pk).first()
    if known is None:
        raise RequestClosed
    issue = Issue.objects.select_for_update().filter(pk=known.issue.pk).first()
    request = locked(request)
    if request.issue != issue:
        return None
    if request.sent_at:
        text = Text(request)
        forget_words(issue, {text.block, *text.rows})
        if issue.is_unpublished:
            _take_out(text)
    forget(request.portrait)
    for name, value in NOTHING.items():
        setattr(request, name, value)
    request.withdrawn_at = timezone.now()
    request.save()
    kind, about = Event.Kind.TEXT_WITHDRAWN, str(request.block)
    record(issue, kind, by=request.member, name=request.name, about=about)
    return request, issue.main.is_published


def _take_out(text: Text) -> None:
    """In every language: a translation of their words is theirs as well, and so is a pull quote."""
    for part in text.parts_in_every_language:
        setattr(part.row, part.column, "")
    if isinstance(text.block, QuotedBlock):
        for language, _name in settings.LANGUAGES:
            setattr(text.block, f"quote_{language}", "")
    if isinstance(text.block, Interview):
        take_out(text.block)
    for row in {text.block, *text.rows}:
        row.save()
