"""The door of the administration: who may not enter is led to what is missing."""

from urllib.parse import urlencode

from allauth.account.utils import get_next_redirect_url
from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.shortcuts import redirect, render
from django.urls import reverse

from . import second_factor


def lead(request, *, may_enter: bool):
    onward = get_next_redirect_url(request) or reverse("admin:index")
    if may_enter:
        return redirect(onward)
    if not request.user.is_authenticated:
        return redirect_to_login(onward, reverse(settings.LOGIN_URL))
    if not (request.user.is_staff and request.user.is_active):
        return render(request, "account/no_entry.html", status=403)
    if second_factor.enrolled(request.user):
        return redirect(f"{_proof_of(request.user)}?{urlencode({'next': onward})}")
    request.session[second_factor.NEXT] = onward
    return redirect("mfa_index")


def _proof_of(member) -> str:
    """The page that asks for the member's factor: a session can be older than it."""
    has_app = is_mfa_enabled(member, [Authenticator.Type.TOTP])
    return reverse("mfa_reauthenticate" if has_app else "mfa_reauthenticate_webauthn")
