"""allauth's forms of names and passwords, with our words and the portal's markup."""

from allauth.account import forms as account
from allauth.account.adapter import get_adapter
from crispy_forms.helper import FormHelper
from crispy_forms.layout import HTML, Submit
from django.contrib.auth import get_user_model
from django.utils.translation import gettext_lazy as _

from thbnet.addresses import ascii_address

OWNER = """<input name="username" value="{{ user.username }}" autocomplete="username" hidden>"""


class Spoken:
    """`words`: (label, help text) by field; `submit`: what the button says."""

    words = {}
    submit = _("Save")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.widget.attrs.pop("placeholder", None)  # it vanishes as soon as one types
        for name, (label, help_text) in self.words.items():
            self.fields[name].label = label
            self.fields[name].help_text = help_text

    @property
    def helper(self) -> FormHelper:
        helper = FormHelper(self)
        helper.attrs = {"novalidate": ""}  # The page's language, not the browser's, tells errors.
        helper.layout.append(Submit("", self.submit, css_class="button"))
        return helper


class Login(Spoken, account.LoginForm):
    words = {"login": (_("User name or e-mail address"), ""), "password": (_("Password"), "")}
    submit = _("Sign in")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["login"].max_length = 254
        self.fields["login"].widget.attrs |= {
            "autocomplete": "username",
            "autocapitalize": "none",
            "spellcheck": "false",
            "maxlength": 254,
        }


class ConfirmPassword(Spoken, account.ReauthenticateForm):
    words = {"password": (_("Your password"), "")}
    submit = _("Continue")


class NewPassword(Spoken):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["password1"].label = _("New password")
        self.fields["password2"].label = _("New password, once more")


class ChangePassword(NewPassword, account.ChangePasswordForm):
    words = {"oldpassword": (_("Current password"), "")}
    submit = _("Change the password")

    @property
    def helper(self):
        """Tells the browser's memory of passwords whose password this is."""
        helper = super().helper
        helper.layout.insert(0, HTML(OWNER))
        return helper


class ChoosePassword(NewPassword, account.ResetPasswordKeyForm):
    submit = _("Save the new password")


class AskForPassword(Spoken, account.ResetPasswordForm):
    NOT_SENT = _(
        "The mail could not be sent: our mail server does not answer. "
        "Please try again in a few minutes."
    )
    words = {"email": (_("Your e-mail address"), _("The one that the portal writes to."))}
    submit = _("Send me the link")

    def clean_email(self):
        email = ascii_address(self.cleaned_data["email"])
        members = get_user_model()._default_manager
        self.users = list(members.filter(email__iexact=email, is_active=True))
        return email

    def save(self, request, **kwargs):
        """One mail in any case, so that the page takes as long and tells nothing."""
        if self.users:
            return super().save(request, **kwargs)
        email = self.cleaned_data["email"]
        get_adapter().send_mail("account/email/unknown_account", email, {})
        return email
