"""Mail that goes out, or tells that it did not."""

import logging

from django.core.mail import EmailMessage, get_connection
from django.template.loader import render_to_string
from django.utils.translation import override

logger = logging.getLogger(__name__)


class NotSent(Exception):
    """The mail server refused the message, or cannot be reached."""


def send(message: EmailMessage) -> None:
    """Raises NotSent."""
    try:
        message.send()
    except OSError as error:  # Every SMTP error is one.
        logger.exception("A mail could not be sent")
        raise NotSent from error


def write_to(member, name: str, *, app: str = "network", to: str = "", **context) -> None:
    """Mail the app's text `name` to the member's address or to `to`, in the member's language.

    Raises NotSent.
    """
    template, context = f"{app}/mail/{name}.txt", {"member": member, **context}
    write(template, to=to or member.email, language=member.language, **context)


def write(template: str, *, to: str, language: str, **context) -> None:
    """Mail a text, whose first line is the subject, in that language. Raises NotSent."""
    send(letter(template, to=to, language=language, **context))


def letter(template: str, *, to: str, language: str, reply_to=(), **context) -> EmailMessage:
    """A text, whose first line is the subject, in that language, ready to be sent."""
    with override(language):
        text = render_to_string(template, context)
    subject, _end, body = text.partition("\n")
    return EmailMessage(
        subject=" ".join(subject.split()), body=body.strip() + "\n", to=[to], reply_to=reply_to
    )


def send_each(letters: list[EmailMessage]) -> int:
    """How many went out: one that is refused keeps no other back. A silent server is asked once."""
    try:
        with get_connection() as connection:
            return sum(_goes_out(one, connection) for one in letters)
    except OSError:
        logger.exception("The mail server does not answer")
        return 0


def _goes_out(message: EmailMessage, connection) -> bool:
    message.connection = connection
    try:
        send(message)
    except NotSent:
        return False
    return True
