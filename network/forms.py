from django import forms
from django.utils.translation import gettext_lazy as _

from thbnet.accounts.forms import ChoosePassword


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
