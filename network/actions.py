"""What the network does with a reader's message."""

import logging
from email.utils import formataddr

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

logger = logging.getLogger(__name__)


class NotSent(Exception):
    """The mail server refused the message, or cannot be reached."""


def send_message(*, name: str, email: str, subject: str, text: str) -> None:
    """Mail a reader's message to the network's contact; a reply goes to the reader.

    `name` and `subject` are single lines, `subject` may be empty. Raises NotSent.
    """
    subject = subject or _("A message from the portal")
    message = EmailMessage(
        subject=f"[thbnet] {subject}",
        body=render_to_string(
            "network/contact_mail.txt", {"name": name, "email": email, "text": text}
        ),
        to=[settings.CONTACT_EMAIL],
        reply_to=[formataddr((name, email))],
    )
    try:
        message.send()
    except OSError as error:  # Every SMTP error is one.
        logger.exception("A reader's message could not be sent")
        raise NotSent from error
