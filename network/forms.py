from crispy_forms.helper import FormHelper
from crispy_forms.layout import Div, Layout, Submit
from django import forms
from django.utils.translation import gettext_lazy as _

from thbnet.accounts.forms import ChoosePassword
from thbnet.addresses import ascii_address


def on_one_line(text: str) -> str:
    """What a mail's header can bear: a line break in it would start another header."""
    return " ".join(text.split())


class ContactForm(forms.Form):
    """A message from the public. `website` is a trap: people never see it, robots fill it in."""

    NOT_SENT = _(
        "Your message could not be sent: our mail server does not answer. "
        "Nothing you wrote is lost. Please try again in a few minutes."
    )

    name = forms.CharField(
        label=_("Your name"),
        max_length=100,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    email = forms.EmailField(
        label=_("Your e-mail address"),
        help_text=_("We answer to this address and use it for nothing else."),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    subject = forms.CharField(label=_("Subject (optional)"), max_length=150, required=False)
    text = forms.CharField(
        label=_("Your message"), max_length=5000, widget=forms.Textarea(attrs={"rows": 8})
    )
    website = forms.CharField(
        label=_("Leave this field empty"),
        required=False,
        widget=forms.TextInput(attrs={"tabindex": "-1", "autocomplete": "off"}),
    )

    @property
    def helper(self) -> FormHelper:
        helper = FormHelper()
        helper.attrs = {"novalidate": ""}  # The page's language, not the browser's, tells errors.
        helper.layout = Layout(
            "name",
            "email",
            "subject",
            "text",
            Div("website", hidden=""),
            Submit("", _("Send the message"), css_class="button"),
        )
        return helper

    def clean_name(self) -> str:
        return on_one_line(self.cleaned_data["name"])

    def clean_email(self) -> str:
        return ascii_address(self.cleaned_data["email"])

    def clean_subject(self) -> str:
        return on_one_line(self.cleaned_data["subject"])

    @property
    def is_from_a_robot(self) -> bool:
        return bool(self.cleaned_data["website"])

    @property
    def message(self) -> dict[str, str]:
        return {name: self.cleaned_data[name] for name in ("name", "email", "subject", "text")}


class AcceptInvitationForm(ChoosePassword):
    """Shows the user name, also to the browser, which keeps it together with the password."""

    username = forms.CharField(
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "username", "readonly": True}),
    )
    field_order = ["username"]
    words = {"username": (_("Your user name"), _("You sign in with it, or your e-mail address."))}
    submit = _("Save and sign in")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial["username"] = self.user.username
