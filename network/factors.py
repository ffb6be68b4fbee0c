"""The second factors of somebody who lost them."""

from allauth.mfa.models import Authenticator
from django.db import transaction

from .mail import write_to
from .models import Member


def factors_of(member: Member):
    """Apps, passkeys and recovery codes, the oldest first."""
    return Authenticator.objects.filter(user=member).order_by("created_at", "pk")


def remove_factors(member: Member) -> None:
    """Take all of them away, and sign the member out everywhere; a mail tells them.

    Raises NotSent when it doesn't: the factors are gone all the same.
    """
    with transaction.atomic():
        factors_of(member).delete()
        member.end_sessions()
    write_to(member, "factors_removed")
