"""Mail that goes out, or tells that it did not."""

import logging

from django.core.mail import EmailMessage
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
    """Mail the app's text `name`, whose first line is the subject, to the member or to `to`.

    In the language that the member reads. Raises NotSent.
    """
    with override(member.language):
        text = render_to_string(f"{app}/mail/{name}.txt", {"member": member, **context})
    subject, _end, body = text.partition("\n")
    send(EmailMessage(subject=subject, body=body.strip() + "\n", to=[to or member.email]))
