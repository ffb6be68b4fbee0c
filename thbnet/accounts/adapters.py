"""Where allauth asks what the project wants."""

import logging

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context as allauth_context
from allauth.core.internal.ratelimit import get_ip
from allauth.mfa.adapter import DefaultMFAAdapter
from django.conf import settings
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext, override
from django.utils.translation import gettext_lazy as _

from . import encryption, second_factor

logger = logging.getLogger(__name__)

PROOFS = {
    "reauthenticate": _("With my password"),
    "mfa_reauthenticate": _("With a code from my app, or a recovery code"),
    "mfa_reauthenticate:webauthn": _("With my passkey"),
}


def display_name(member) -> str:
    return member.get_full_name() or member.username


class AccountAdapter(DefaultAccountAdapter):
    _WRONG = _("This name and this password do not belong together. Please check both.")
    _WAIT = _("There were too many attempts. Please wait for five minutes, then try again.")
    error_messages = DefaultAccountAdapter.error_messages | {
        "username_password_mismatch": _WRONG,
        "email_password_mismatch": _WRONG,
        "enter_current_password": _("This is not your current password."),
        "incorrect_password": _("This is not your password."),
        "invalid_password_reset": _("This link has expired, or was used before."),
        "too_many_login_attempts": _WAIT,
        "rate_limited": _WAIT,
    }

    def is_open_for_signup(self, _request):
        return False

    def is_safe_url(self, url):
        """Only this very host: other names in ALLOWED_HOSTS need not be ours for ever."""
        request = allauth_context.request
        return url_has_allowed_host_and_scheme(
            url, allowed_hosts={request.get_host()}, require_https=request.is_secure()
        )

    def get_login_redirect_url(self, request):
        return reverse("admin:index" if request.user.is_staff else "mfa_index")

    def get_logout_redirect_url(self, _request):
        return reverse("account_login")

    def get_password_change_redirect_url(self, _request):
        return reverse("mfa_index")

    def is_reauthentication_required(self, *, app, **kwargs):
        just_proved = second_factor.just_proved(allauth_context.request)
        return not just_proved and super().is_reauthentication_required(app=app, **kwargs)

    def get_reauthentication_methods(self, user):
        """Who has a second factor proves it again: a password alone changes no factors."""
        has_factor = user.is_authenticated and second_factor.enrolled(user)
        return [
            method | {"description": PROOFS[method["id"]]}
            for method in super().get_reauthentication_methods(user)
            if not (has_factor and method["id"] == "reauthenticate")
        ]

    def _get_login_attempts_cache_key(self, request, **credentials):
        """Attempts from elsewhere on the same name don't keep its owner out.

        Elsewhere is another network, as for all counts: one line has more addresses than attempts.
        And a name is the same however a database may compare it: PostgreSQL finds an i by a
        dotless one.
        """
        name = credentials.get("username") or credentials.get("email") or ""
        return f"{get_ip(request)} {name.upper().casefold()}"

    def get_reset_password_from_key_url(self, key):
        """Under our own name, whatever host the request pretended to be for."""
        path = reverse("account_reset_password_from_key", kwargs={"uidb36": "UID", "key": "KEY"})
        return settings.SITE_URL + path.replace("UID-KEY", key)

    def send_password_reset_mail(self, user, _email, context):
        """To the address we know: what was typed may only look like it."""
        with override(user.language):
            super().send_password_reset_mail(user, user.email, context)

    def send_notification_mail(self, template_prefix, user, **_kwargs):
        with override(user.language):
            try:
                super().send_notification_mail(template_prefix, user, {"user": user}, user.email)
            except OSError:  # a mail server that does not answer undoes nothing
                logger.exception("The mail %s was not sent", template_prefix)

    def send_mail(self, template_prefix, email, context):
        super().send_mail(template_prefix, email, {**context, "site_url": settings.SITE_URL})


class FactorAdapter(DefaultMFAAdapter):
    error_messages = DefaultMFAAdapter.error_messages | {
        "cannot_delete_authenticator": _(
            "This is your only second factor, and the administration asks for one. "
            "Add another one first."
        ),
        "cannot_generate_recovery_codes": _(
            "Recovery codes replace a second factor. Add one first: an app or a passkey."
        ),
        "incorrect_code": _("This code is not valid, or no longer. Please try the next one."),
    }

    def encrypt(self, text):
        return encryption.encrypt(text)

    def decrypt(self, encrypted_text):
        return encryption.decrypt(encrypted_text)

    def can_delete_authenticator(self, authenticator):
        return not (settings.REQUIRE_SECOND_FACTOR and second_factor.is_last(authenticator))

    def generate_authenticator_name(self, user, type):  # noqa: A002
        number = user.authenticator_set.filter(type=type).count() + 1
        return gettext("Passkey {number}").format(number=number)

    def get_public_key_credential_rp_entity(self):
        return super().get_public_key_credential_rp_entity() | {"name": settings.MFA_TOTP_ISSUER}
