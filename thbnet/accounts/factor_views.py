"""Adding and removing second factors, where allauth's views stop short of our rules."""

from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.views import ViewRecoveryCodesView
from allauth.mfa.totp.views import ActivateTOTPView, DeactivateTOTPView
from allauth.mfa.webauthn.views import AddWebAuthnView, RemoveWebAuthnView
from django.contrib import messages
from django.contrib.auth import get_user_model, update_session_auth_hash
from django.db import transaction
from django.shortcuts import redirect

from . import second_factor
from .encryption import Unreadable


class RecoveryCodes(ViewRecoveryCodesView):
    def get(self, request, *args, **kwargs):
        try:
            return super().get(request, *args, **kwargs)
        except Unreadable:
            return redirect("mfa_generate_recovery_codes")

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs, onward=second_factor.onward(self.request))


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
    """Two removals at the same time would each believe that the other factor stays.

    What a lost factor opened, ends with it: whoever has the key may have the computer, too.
    """

    @transaction.atomic
    def post(self, request, *args, **kwargs):
        get_user_model().objects.select_for_update().get(pk=request.user.pk)
        before = Authenticator.objects.filter(user=request.user).count()
        response = super().post(request, *args, **kwargs)
        if Authenticator.objects.filter(user=request.user).count() < before:
            request.user.end_sessions()
            update_session_auth_hash(request, request.user)  # but not this one
        return response


class DeactivateApp(OneByOne, DeactivateTOTPView):
    pass


class RemovePasskey(OneByOne, RemoveWebAuthnView):
    def render_to_response(self, context, **kwargs):
        return self._refusal() or super().render_to_response(context, **kwargs)

    def form_valid(self, form):
        return self._refusal() or super().form_valid(form)

    def _refusal(self):
        adapter = get_adapter()
        if adapter.can_delete_authenticator(self.object):
            return None
        messages.error(self.request, adapter.error_messages["cannot_delete_authenticator"])
        return redirect("mfa_index")
