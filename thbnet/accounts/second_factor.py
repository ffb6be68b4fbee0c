"""Whether somebody has proved more than a password."""

import time

from allauth.account import app_settings
from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.login import get_authentication_records, record_authentication
from allauth.mfa import app_settings as mfa_settings
from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.core.cache import cache

# Recovery codes are spare keys to these, not a factor of their own.
FACTORS = [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN]
NEXT = "second_factor_next"


def satisfied(request) -> bool:
    """Whether this session was opened, or strengthened since, with a second factor."""
    if not settings.REQUIRE_SECOND_FACTOR:
        return True
    return any(proof["method"] == "mfa" for proof in _proofs(request))


def enrolled(member) -> bool:
    return is_mfa_enabled(member, FACTORS)


def is_last(authenticator: Authenticator) -> bool:
    """Whether the member would be left without a factor if this one went."""
    others = Authenticator.objects.filter(user=authenticator.user_id, type__in=FACTORS)
    return not others.exclude(pk=authenticator.pk).exists()


def record(request, kind: Authenticator.Type) -> None:
    """Adding a factor proves that one has it: allauth notes it only from the next sign-in on."""
    record_authentication(request, request.user, "mfa", type=kind)


def remember(authenticator: Authenticator, code: str) -> None:
    """That an app's code was used, for as long as it is valid: allauth forgets it after a step."""
    if authenticator.type == Authenticator.Type.TOTP:
        steps = 2 * mfa_settings.TOTP_TOLERANCE + 1
        key = authenticator.wrap()._get_used_cache_key(code)
        cache.touch(key, steps * mfa_settings.TOTP_PERIOD)


def just_proved(request) -> bool:
    """Whether the member signed in minutes ago, with a factor if they have one."""
    since = time.time() - app_settings.REAUTHENTICATION_TIMEOUT
    recent = {proof["method"] for proof in _proofs(request) if proof["at"] > since}
    return "mfa" in recent or ("password" in recent and not enrolled(request.user))


def onward(request) -> str:
    """Where the member was going when a second factor was asked for; else where people begin."""
    usual = get_adapter(request).get_login_redirect_url(request)
    return request.session.get(NEXT, usual)


def _proofs(request) -> list[dict]:
    """What allauth noted about this session: its records of another member are not shown."""
    return get_authentication_records(request, request.user)
