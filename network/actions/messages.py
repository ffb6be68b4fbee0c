"""What readers write: kept for who is to answer, who is told of it by mail."""

from email.utils import formataddr

from django.conf import settings
from django.db.models import QuerySet
from django.utils import timezone

from network.contact.routing import Route, readers
from network.mail import letter, send_each
from network.models import Actor, Message
from network.models.holder import is_held
from network.models.message import State
from thbnet.admin.links import admin_url


def receive(*, route: Route, sent_as: str, **said: object) -> None:
    """Keep a message and tell of it; what was kept under that `sent_as` already is not kept twice.

    `said` are the columns of `Message` that the writer filled in. A mail server that does not
    answer changes nothing for the writer: `tell_waiting` tries again.
    """
    said |= _given_to(route.post) | {"written_to": route.asked}
    message, is_new = Message.objects.get_or_create(sent_as=sent_as, defaults=said)
    if is_new:
        tell(message)


def pass_on(message: Message, *, to: Actor | None) -> bool:
    """Give the message to another post, or to the office (None), and tell of it there.

    False, and nothing is changed, if it is no longer where `message` says. It is new again there,
    and kept no longer than before.
    """
    here = _where_it_was(message)
    moved = here.update(
        **_given_to(to),
        passed_on_from=message.post_id,
        passed_on_at=timezone.now(),
        state=State.NEW,
        tried_at=None,
        mailed_at=None,
    )
    if moved:
        tell(Message.objects.get(pk=message.pk))
    return bool(moved)


def tell(message: Message) -> bool:
    """Mail the message to everybody who is to answer it, unless another process is about to.

    Nothing is mailed where it was passed on before that, or noted as told where it was since.
    """
    here = _where_it_was(message)
    if not here.to_mail().update(tried_at=timezone.now()):
        return False
    told = send_each([_letter(message, *to) for to in _recipients(message)])
    if told:
        here.update(mailed_at=timezone.now())
    return bool(told)


def tell_waiting() -> tuple[int, int]:
    """How many messages were told of that had not been, and of how many nobody could be told."""
    waiting = list(Message.objects.to_mail().select_related("post"))
    told = sum(tell(message) for message in waiting)
    return told, len(waiting) - told


def delete_outdated() -> int:
    """How many messages went that had been kept for as long as they may."""
    deleted, _by_table = Message.objects.outdated().delete()
    return deleted


def _where_it_was(message: Message) -> QuerySet:
    """The row, unless it was passed on since it was read."""
    given_to = {"post": message.post_id, "organisation": message.organisation_id}
    return Message.objects.filter(pk=message.pk, **given_to)


def _given_to(post: Actor | None) -> dict:
    return {"post": post, "organisation_id": post and post.organisation_id}


def _recipients(message: Message) -> list[tuple[str, str]]:
    """Addresses, each with the language of whoever reads there; "" where nobody knows it."""
    if message.post_id is None:
        return [(settings.CONTACT_EMAIL, "")]
    office = message.organisation_id
    there = Actor.objects.filter(is_held(), pk=message.post_id, organisation=office).first()
    if there and there.mailbox:
        return [(there.mailbox, "")]
    members: QuerySet = readers().filter(organisation=office).order_by("pk")
    found = [(member.email, member.language) for member in members]
    return found or [(settings.CONTACT_EMAIL, "")]


def _letter(message: Message, address: str, language: str):
    return letter(
        "network/mail/message.txt",
        to=address,
        language=language or message.language,
        reply_to=[formataddr((message.name, message.email))],
        message=message,
        address=settings.SITE_URL + admin_url(Message, "change", message.pk),
    )
