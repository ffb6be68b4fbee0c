from django.contrib.auth.forms import UsernameField
from django.contrib.auth.models import Permission
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.forms import ModelForm
from django.utils.translation import gettext_lazy as _

from network.models import Member
from network.permissions import EVERY_ORGANISATION
from thbnet.addresses import ascii_address

from .member_groups import group_name


class MemberForm(ModelForm):
    """Says beside the field what the database would refuse, or signing in could not tell apart."""

    class Meta:
        model = Member
        fields = ["username", "email", "groups", "is_active", "is_superuser"]
        field_classes = {"username": UsernameField}
        labels = {"email": _("E-mail address")}
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

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "groups" in self.fields:  # nobody changes their own
            self.fields["groups"].label_from_instance = group_name

    def clean_username(self) -> str:
        username = self.cleaned_data["username"]
        if self._others().filter(_signs_in_with(username)).exists():
            raise ValidationError(_("Another member has this user name."))
        return username

    def clean_email(self) -> str:
        email = ascii_address(self.cleaned_data["email"])
        if self._others().filter(_signs_in_with(email)).exists():
            raise ValidationError(_("Another member has this e-mail address."))
        return email

    def clean(self):
        cleaned = super().clean()
        asked = {"groups", "organisation"} <= cleaned.keys()  # on one's own page neither is
        if asked and not cleaned["organisation"] and _keep_their_own(cleaned["groups"]):
            self.add_error("organisation", _("Whose posts and actions does this person keep?"))
        return cleaned

    def _others(self):
        return Member.objects.exclude(pk=self.instance.pk)


def _signs_in_with(name: str) -> Q:
    """Either name opens an account: nobody's is another one's."""
    return Q(username__iexact=name) | Q(email__iexact=name)


def _keep_their_own(groups) -> bool:
    """Whether these groups keep posts, but only those of the member's own organisation."""
    granted = Permission.objects.filter(group__in=groups, content_type__app_label="network")
    codenames = set(granted.values_list("codename", flat=True))
    everything = EVERY_ORGANISATION.rpartition(".")[2]
    return "change_actor" in codenames and everything not in codenames
