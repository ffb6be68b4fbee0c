"""Where allauth's views stop short of our rules."""

from allauth.account.adapter import get_adapter as account_adapter
from allauth.account.views import PasswordChangeView, PasswordResetView
from allauth.mfa.adapter import get_adapter
from allauth.mfa.base.views import IndexView
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.views import ViewRecoveryCodesView
from allauth.mfa.totp.views import ActivateTOTPView, DeactivateTOTPView
from allauth.mfa.webauthn.views import AddWebAuthnView, RemoveWebAuthnView
from django.contrib import messages
from django.contrib.auth import get_user_model
from django.db import transaction
from django.shortcuts import redirect, render
from django.urls import reverse

from . import second_factor

A_FEW_MINUTES, AN_HOUR = 5, 60


class Onward:
    """Tells its template where the member was going when a second factor was asked for."""

    def get_context_data(self, **kwargs):
        usual = account_adapter().get_login_redirect_url(self.request)
        return super().get_context_data(
            **kwargs,
            onward=self.request.session.get(second_factor.NEXT, usual),
            satisfied=second_factor.satisfied(self.request),
        )


class Account(Onward, IndexView):
    template_name = "account/account.html"


class RecoveryCodes(Onward, ViewRecoveryCodesView):
    pass


class Enrolment:
    """Whoever has just added a factor has shown that they have it."""

    def form_valid(self, form):
        response = super().form_valid(form)
        second_factor.record(self.request, self.factor)
        return response


class ActivateApp(Enrolment, ActivateTOTPView):
    factor = Authenticator.Type.TOTP


class AddPasskey(Enrolment, AddWebAuthnView):
    factor = Authenticator.Type.WEBAUTHN


class OneByOne:
    """Two removals at the same time would each believe that the other factor stays."""

    @transaction.atomic
    def post(self, request, *args, **kwargs):
        get_user_model().objects.select_for_update().get(pk=request.user.pk)
        return super().post(request, *args, **kwargs)


class DeactivateApp(OneByOne, DeactivateTOTPView):
    pass


class RemovePasskey(OneByOne, RemoveWebAuthnView):
    def form_valid(self, form):
        adapter = get_adapter()
        if not adapter.can_delete_authenticator(self.object):
            messages.error(self.request, adapter.error_messages["cannot_delete_authenticator"])
            return redirect("mfa_index")
        return super().form_valid(form)


class ChangePassword(PasswordChangeView):
    def dispatch(self, request, *args, **kwargs):
        if not request.user.has_usable_password():
            return redirect("account_reset_password")
        return super().dispatch(request, *args, **kwargs)


class AskForPassword(PasswordResetView):
    def form_valid(self, form):
        try:
            return super().form_valid(form)
        except OSError:
            form.add_error(None, form.NOT_SENT)
            return self.render_to_response(self.get_context_data(form=form), status=503)


def too_many_requests(request):
    """With the longest time that one may have to wait: the windows of ACCOUNT_RATE_LIMITS."""
    mails = request.path == reverse("account_reset_password")
    minutes = AN_HOUR if mails else A_FEW_MINUTES
    response = render(request, "account/too_many_requests.html", {"minutes": minutes}, status=429)
    response.headers["Retry-After"] = minutes * 60  # seconds
    return response
