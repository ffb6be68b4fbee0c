"""The links under which authors write: signed, ending by date, and only the one made last.

Following a link changes nothing: mail servers follow links to look for harm.
"""

import datetime

from django.conf import settings
from django.core import signing
from django.urls import reverse
from django.utils.crypto import constant_time_compare

from newsletter.models import TextRequest
from thbnet.dates import ONE_DAY, midnight, today

SALT = "newsletter.texts"
DAYS = 30
DAYS_AFTER_DUE = 14  # for late authors, and for a second look


class NoRequest(Exception):
    """The link has expired or was replaced, cancelled or forged, or its text was withdrawn."""


def path(request: TextRequest) -> str:
    """Where the author writes, on this site."""
    return reverse("texts:start", args=[token(request)])


def link(request: TextRequest) -> str:
    """The same for a mail."""
    return settings.SITE_URL + path(request)


def token(request: TextRequest) -> str:
    return signing.Signer(salt=SALT).sign_object([request.pk, request.seal])


def requested(token: str, among=TextRequest.objects) -> TextRequest:
    """The request that this link was made for. Raises NoRequest."""
    try:
        pk, seal = signing.Signer(salt=SALT).unsign_object(token)
    except signing.BadSignature:
        raise NoRequest from None
    found = among.filter(pk=pk).first()
    if found is None or not constant_time_compare(found.seal, seal) or not found.is_open:
        raise NoRequest
    return found


def end_of_link(due_on: datetime.date | None = None) -> datetime.datetime:
    """A month from now, or two weeks after the answer is due if that is later: at midnight."""
    days = [today() + datetime.timedelta(days=DAYS)]
    if due_on:
        days.append(due_on + datetime.timedelta(days=DAYS_AFTER_DUE))
    return midnight(max(days) + ONE_DAY)
