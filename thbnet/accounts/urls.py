"""The pages of accounts. allauth's names, since it reverses them; of its pages, only these.

There is no sign-up, and an address is changed by the administrators.
"""

from allauth.account import views as account
from allauth.decorators import rate_limit
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.webauthn import views as webauthn
from csp.decorators import csp_replace
from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.urls import path, re_path
from django.views.decorators.cache import never_cache
from django.views.generic import RedirectView

from . import factor_views, views


def page(route, view, name):
    return path(route, closed(view), name=name)


def closed(view):
    """With the scripts that passkeys need, and without a copy in any cache."""
    return csp_replace(settings.ACCOUNTS_CSP)(never_cache(view))


change_password = rate_limit(action="change_password")(views.ChangePassword.as_view())

urlpatterns = [
    page("", views.Account.as_view(), "mfa_index"),
    page("login/", account.login, "account_login"),
    page("login/code/", mfa.authenticate, "mfa_authenticate"),
    page("login/passkey/", webauthn.login_webauthn, "mfa_login_webauthn"),
    page("logout/", account.logout, "account_logout"),
    page("inactive/", account.account_inactive, "account_inactive"),
    page("password/", login_required(change_password), "account_change_password"),
    page("password/reset/", views.AskForPassword.as_view(), "account_reset_password"),
    page("password/reset/sent/", account.password_reset_done, "account_reset_password_done"),
    page(
        "password/reset/done/",
        account.password_reset_from_key_done,
        "account_reset_password_from_key_done",
    ),
    re_path(
        r"^password/reset/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>[^/]+)/$",
        closed(account.password_reset_from_key),
        name="account_reset_password_from_key",
    ),
    page("confirm/", account.reauthenticate, "account_reauthenticate"),
    page("confirm/code/", mfa.reauthenticate, "mfa_reauthenticate"),
    page("confirm/passkey/", webauthn.reauthenticate_webauthn, "mfa_reauthenticate_webauthn"),
    page("app/add/", factor_views.ActivateApp.as_view(), "mfa_activate_totp"),
    page(
        "app/remove/", login_required(factor_views.DeactivateApp.as_view()), "mfa_deactivate_totp"
    ),
    page("passkeys/", RedirectView.as_view(pattern_name="mfa_index"), "mfa_list_webauthn"),
    page("passkeys/add/", factor_views.AddPasskey.as_view(), "mfa_add_webauthn"),
    page("passkeys/<int:pk>/", webauthn.edit_webauthn, "mfa_edit_webauthn"),
    page("passkeys/<int:pk>/remove/", factor_views.RemovePasskey.as_view(), "mfa_remove_webauthn"),
    page("recovery-codes/", factor_views.RecoveryCodes.as_view(), "mfa_view_recovery_codes"),
    page("recovery-codes/new/", codes.generate_recovery_codes, "mfa_generate_recovery_codes"),
    page("recovery-codes/file/", codes.download_recovery_codes, "mfa_download_recovery_codes"),
]
