import datetime
import hashlib

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Div, Layout, Submit
from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from network.models import Country
from network.models.message import Topic
from thbnet.addresses import ascii_address
from thbnet.stamps import age, stamp

QUICKEST = datetime.timedelta(seconds=3)
LONGEST = datetime.timedelta(hours=24)


def on_one_line(text: str) -> str:
    """What a mail's header can bear: a line break in it would start another header."""
    return " ".join(text.split())


class MessageForm(forms.Form):
    """A message from the public.

    Two things keep robots out: `website` is a trap, which people never see and robots fill in;
    `opened` tells when the form was opened, for nobody reads, writes and sends within seconds.
    """

    TOO_QUICK = _("That was very quick. Nothing is lost: please send it once more.")
    TOO_LATE = _("This page was open for a long time. Nothing is lost: please send it once more.")
    TOO_MANY = _(
        "Many messages have come from your network in a short time. Nothing you wrote is lost: "
        "please send it again in ten minutes."
    )

    name = forms.CharField(
        label=_("Your name"),
        max_length=100,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    email = forms.EmailField(
        label=_("Your e-mail address"),
        help_text=_("We reply to this address and use it for nothing else."),
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
    opened = forms.CharField(required=False, initial=stamp, widget=forms.HiddenInput)

    visible = ("name", "email", "subject", "text")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.age = age(self.data.get("opened", "")) if self.is_bound else None
        if self.is_bound and not self.is_fresh:  # a form that comes back can be sent again
            self.data = self.data.copy()
            self.data["opened"] = stamp()

    @property
    def helper(self) -> FormHelper:
        helper = FormHelper()
        helper.attrs = {"novalidate": ""}  # The page's language, not the browser's, tells errors.
        helper.layout = Layout(
            *self.visible,
            Div("website", hidden=""),
            "opened",
            Submit("", _("Send the message"), css_class="button"),
        )
        return helper

    @property
    def is_fresh(self) -> bool:
        return self.age is not None and self.age < LONGEST

    @property
    def is_from_a_robot(self) -> bool:
        return bool(self.cleaned_data["website"])

    @property
    def said(self) -> dict[str, object]:
        return {name: self.cleaned_data[name] for name in self.visible}

    @property
    def sent_as(self) -> str:
        """The same for what is sent twice from the same page; another one for any other."""
        words = [self.cleaned_data["opened"], *map(str, self.said.values())]
        return hashlib.sha256("\0".join(words).encode()).hexdigest()

    def clean_name(self) -> str:
        return on_one_line(self.cleaned_data["name"])

    def clean_email(self) -> str:
        return ascii_address(self.cleaned_data["email"])

    def clean_subject(self) -> str:
        return on_one_line(self.cleaned_data["subject"])

    def clean(self):
        if not self.is_fresh:
            raise ValidationError(self.TOO_LATE)
        if self.age < QUICKEST:
            raise ValidationError(self.TOO_QUICK)
        return self.cleaned_data


class GeneralForm(MessageForm):
    """To the network, not to a post: what it is about decides who gets it."""

    topic = forms.ChoiceField(
        label=_("What is it about?"), choices=[("", _("Please choose")), *Topic.choices]
    )
    country = forms.ChoiceField(
        label=_("Country (optional)"),
        required=False,
        help_text=_("So that your message can go to the embassy there."),
    )

    visible = ("topic", "country", *MessageForm.visible)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.countries = {one.slug: one for one in Country.objects.partners().by_name()}
        named = [(slug, self._marked(country)) for slug, country in self.countries.items()]
        self.fields["country"].choices = [("", _("No particular country")), *named]

    @property
    def footnoted(self) -> list[Country]:
        """In the order of their marks: the page prints their footnotes."""
        return [country for country in self.countries.values() if country.footnote]

    def _marked(self, country: Country) -> str:
        if country not in self.footnoted:
            return country.name
        return f"{country.name} {'*' * (self.footnoted.index(country) + 1)}"

    def clean_country(self) -> Country | None:
        return self.countries.get(self.cleaned_data["country"])
