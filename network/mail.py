"""Mail to a member: plain text, in the language that the member reads."""

import logging

from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.utils.translation import override

from .actions import NotSent

logger = logging.getLogger(__name__)


def write_to(member, name: str, *, to: str = "", **context) -> None:
    """Mail the text `name`, whose first line is the subject, to the member's address or to `to`.

    Raises NotSent.
    """
    with override(member.language):
        text = render_to_string(f"network/mail/{name}.txt", {"member": member, **context})
    subject, _end, body = text.partition("\n")
    try:
        EmailMessage(subject=subject, body=body.strip() + "\n", to=[to or member.email]).send()
    except OSError as error:  # Every SMTP error is one.
        logger.exception("A mail to a member could not be sent")
        raise NotSent from error
