"""What the network does: with a reader's message, with what its members confirm."""

from email.utils import formataddr

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from thbnet.dates import today

from .mail import send
from .models.confirmed import Confirmed


def send_message(*, name: str, email: str, subject: str, text: str) -> None:
    """Mail a reader's message to the network's contact; a reply goes to the reader.

    `name` and `subject` are single lines, `subject` may be empty. Raises NotSent.
    """
    subject = subject or _("A message from the portal")
    body = render_to_string(
        "network/contact_mail.txt", {"name": name, "email": email, "text": text}
    )
    send(
        EmailMessage(
            subject=f"[thbnet] {subject}",
            body=body,
            to=[settings.CONTACT_EMAIL],
            reply_to=[formataddr((name, email))],
        )
    )


# Kept in English with the history, and translated where it is read.
CONFIRMED = gettext_noop("Confirmed: still correct.")


@transaction.atomic
def confirm(thing: Confirmed, *, by) -> None:
    """Note that `thing` is correct as of today; its history tells who said so."""
    current = type(thing).objects.select_for_update().filter(pk=thing.pk).first()
    if current is None:  # deleted meanwhile; what refers to it will be refused
        return
    current.confirmed_on = thing.confirmed_on = today()
    current._change_reason, current._history_user = CONFIRMED, by
    current.save(update_fields=["confirmed_on"])
