"""allauth's forms of second factors, with our words and the portal's markup."""

from allauth.mfa.base import forms as mfa
from allauth.mfa.recovery_codes.forms import GenerateRecoveryCodesForm
from allauth.mfa.totp import forms as totp
from allauth.mfa.webauthn import forms as webauthn
from django.utils.translation import gettext_lazy as _

from . import second_factor
from .forms import Spoken
from .passkeys import Answer, Registered

CODE = {"inputmode": "numeric", "autocomplete": "one-time-code", "maxlength": 20}


class Code(Spoken):
    words = {"code": (_("Code"), "")}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["code"].widget.attrs |= CODE


class UsedOnce(Code):
    def clean_code(self):
        code = super().clean_code()
        second_factor.remember(self.authenticator, code)
        return code


class EnterCode(UsedOnce, mfa.AuthenticateForm):
    words = {
        "code": (
            _("Code"),
            _("Six digits from your authenticator app, or one of your recovery codes."),
        )
    }
    submit = _("Sign in")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["code"].widget.attrs["autofocus"] = True  # all that the page is for


class ConfirmCode(UsedOnce, mfa.ReauthenticateForm):
    words = EnterCode.words
    submit = _("Continue")


class ActivateApp(Code, totp.ActivateTOTPForm):
    words = {"code": (_("Code"), _("The six digits that the app shows now."))}
    submit = _("Turn on the app")


class DeactivateApp(Spoken, totp.DeactivateTOTPForm):
    submit = _("Remove the app")


class NewRecoveryCodes(Spoken, GenerateRecoveryCodesForm):
    submit = _("Make new codes")


class PasskeyName(Spoken):
    words = {
        "name": (_("Name of the passkey"), _("So that you recognise it later: “Office laptop”."))
    }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["name"].max_length = 100
        self.fields["name"].widget.attrs["maxlength"] = 100


class AddPasskey(PasskeyName, Registered, webauthn.AddWebAuthnForm):
    credential = Answer()
    words = PasskeyName.words | {
        "passwordless": (
            _("Sign in with this passkey alone"),
            _("Without user name and password. It then asks for your finger, face or PIN."),
        )
    }


class RenamePasskey(PasskeyName, webauthn.EditWebAuthnForm):
    submit = _("Save the name")
