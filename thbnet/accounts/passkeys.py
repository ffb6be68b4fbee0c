"""Forms of what a passkey answers: anybody can send anything in its place."""

from allauth.mfa.adapter import get_adapter
from allauth.mfa.webauthn import forms as webauthn
from cryptography.exceptions import InvalidSignature
from django import forms

# What decoding and checking raise, beside their own refusals, about answers nobody's key gave.
NONSENSE = (AttributeError, InvalidSignature, LookupError, TypeError, ValueError)


class Answer(forms.JSONField):
    def __init__(self):
        super().__init__(widget=forms.HiddenInput)

    def to_python(self, value):
        try:
            return super().to_python(value)
        except (RecursionError, ValueError):  # deeper, or a longer number, than Python reads
            raise get_adapter().validation_error("incorrect_code") from None

    def bound_data(self, _data, _initial):
        """No answer comes back with the page: each is good for one question."""


class Registered:
    """Before one of allauth's forms for adding a passkey."""

    def clean(self):
        try:
            return super().clean()
        except NONSENSE:
            raise get_adapter().validation_error("incorrect_code") from None


class Answered:
    """Before one of allauth's forms for signing in or for proving that one is who one is."""

    def clean_credential(self):
        try:
            return super().clean_credential()
        except NONSENSE:
            raise get_adapter().validation_error("incorrect_code") from None


class SignInByPasskey(Answered, webauthn.LoginWebAuthnForm):
    credential = Answer()


class SecondStepByPasskey(Answered, webauthn.AuthenticateWebAuthnForm):
    credential = Answer()


class ConfirmByPasskey(Answered, webauthn.ReauthenticateWebAuthnForm):
    credential = Answer()
