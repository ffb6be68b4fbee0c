from django.contrib.auth.forms import UsernameField
from django.core.exceptions import ValidationError
from django.forms import ModelForm
from django.utils.translation import gettext_lazy as _

from network.forms import ascii_address
from network.models import Member


class MemberForm(ModelForm):
    """Says beside the field what the database would refuse, or signing in could not tell apart."""

    class Meta:
        model = Member
        fields = ["username", "email", "groups", "is_active", "is_superuser"]
        field_classes = {"username": UsernameField}
        help_texts = {
            "username": _("To sign in with: letters, digits, and @ . + - _"),
            "groups": _(
                "Administrators keep the accounts; the CTR keeps all content and publishes; "
                "embassy staff keep their own organisation’s; reviewers read drafts and approve. "
                "Whoever is in a group may enter the administration."
            ),
            "is_active": _(
                "Untick when somebody leaves: they are signed out at once, and what they did "
                "stays on record."
            ),
            "is_superuser": _("Every right, without any group: for who runs the portal."),
        }

    def clean_username(self) -> str:
        username = self.cleaned_data["username"]
        if self._others().filter(username__iexact=username).exists():
            raise ValidationError(_("Another member has this user name."))
        return username

    def clean_email(self) -> str:
        email = ascii_address(self.cleaned_data["email"])
        if self._others().filter(email__iexact=email).exists():
            raise ValidationError(_("Another member has this e-mail address."))
        return email

    def _others(self):
        return Member.objects.exclude(pk=self.instance.pk)
