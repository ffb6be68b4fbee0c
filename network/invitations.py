"""Invitations: a mailed link with which somebody chooses the password of their account.

Nothing is stored for a link. It is signed over what changes when it is used or replaced, so it
works once, for a week, and only the one that was mailed last. Following it changes nothing: mail
servers follow links to look for harm.
"""

from django.conf import settings
from django.core import signing
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.crypto import constant_time_compare, salted_hmac

from .mail import NotSent, write_to
from .models import Member

SALT = "network.invitations"


class NoInvitation(Exception):
    """The link has expired, was used or replaced, was forged, or its member is not active."""


def invite(member: Member) -> None:
    """Mail the member a link; older ones end, unless it raises NotSent."""
    before, now = member.invited_at, timezone.now()
    member.invited_at = now
    member.save(update_fields=["invited_at"])
    try:
        write_to(member, "invitation", link=link(member))
    except NotSent:
        Member.objects.filter(pk=member.pk, invited_at=now).update(invited_at=before)
        member.invited_at = before
        raise


def link(member: Member) -> str:
    return settings.SITE_URL + reverse("invitation", args=[token(member)])


def token(member: Member) -> str:
    return signing.Signer(salt=SALT).sign_object([member.pk, _fingerprint(member)])


def invited(token: str, among=Member.objects) -> Member:
    """The member whom this link was mailed to. Raises NoInvitation."""
    try:
        pk, fingerprint = signing.Signer(salt=SALT).unsign_object(token)
    except signing.BadSignature:
        raise NoInvitation from None
    member = among.filter(pk=pk, is_active=True).first()
    if member is None or not member.link_is_fresh:
        raise NoInvitation
    if not constant_time_compare(fingerprint, _fingerprint(member)):
        raise NoInvitation
    return member


@transaction.atomic
def accept(token: str, *, password: str) -> Member:
    """Give the member the password they chose. Of two at the same time, one gets NoInvitation."""
    member = invited(token, among=Member.objects.select_for_update())
    member.set_password(password)
    member.save(update_fields=["password"])
    return member


def _fingerprint(member: Member) -> str:
    facts = (member.password, member.last_login, member.email, member.invited_at)
    signature = salted_hmac(SALT, "|".join(map(str, facts)), algorithm="sha256").hexdigest()
    return signature[::2]  # 128 bits, in a link that fits on two lines
