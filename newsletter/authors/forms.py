"""What authors fill in: their text part by part, their approval, their withdrawal."""

from django import forms
from django.core.files import File
from django.utils.translation import gettext_lazy as _

from newsletter.models import Interview, TextRequest
from newsletter.texts import Text
from newsletter.texts.parts import Part, Written
from thbnet.pictures.focal_point import is_a_point

from .rich_input import WrittenText

HTML = "html"


class TextForm(forms.Form):
    """Fields are named by the key of their part; `<key>-from` tells what they began from.

    What a request leaves out stays as it is: scripts send what changed.
    """

    format = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, text: Text, *args, portrait=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.text = text
        is_html = not self.is_bound or self.data.get("format") == HTML
        self.parts = {part.key: part for part in text.parts}
        for key, part in self.parts.items():
            self.fields[key] = self._field(part, is_html=is_html)
            self.fields[f"{key}-from"] = forms.CharField(
                required=False, max_length=16, initial=part.stamp, widget=forms.HiddenInput
            )
        if isinstance(text.block, Interview):
            self._ask_for_a_portrait(portrait)

    def _field(self, part: Part, *, is_html: bool) -> forms.Field:
        value = self.text.draft_of(part)
        if part.is_rich:
            field = WrittenText(part.field, value, is_html=is_html)
        else:
            field = part.field.formfield(initial=value)
        field.widget.attrs["lang"] = part.language
        field.part = part
        return field

    def _ask_for_a_portrait(self, portrait) -> None:
        column = TextRequest._meta.get_field("portrait")
        self.fields["portrait"] = column.formfield(
            label=_("Your portrait"),
            initial=portrait,
            help_text=_(
                "If you like: a photo of yourself, taken by yourself or by somebody who agrees. "
                "JPEG, PNG or WebP, at most 10 MB."
            ),
        )
        focal_point = TextRequest._meta.get_field("portrait_ppoi")
        self.fields["portrait_ppoi"] = focal_point.formfield(
            required=False,
            initial=self.text.request.portrait_ppoi,
            validators=[is_a_point],
        )

    @property
    def groups(self) -> list[list[forms.BoundField]]:
        """The fields of each question, or of the whole text, in the languages asked for."""
        rows: dict = {}
        for key, part in self.parts.items():
            rows.setdefault(part.row, []).append(self[key])
        return list(rows.values())

    @property
    def stamps(self) -> list[forms.BoundField]:
        return [self[f"{key}-from"] for key in self.parts]

    @property
    def written(self) -> dict[str, Written]:
        """What was sent, by key of its part."""
        return {
            key: Written(self.cleaned_data[key], self.cleaned_data[f"{key}-from"])
            for key in self.parts
            if key in self.data
        }

    @property
    def new_portrait(self) -> File | bool | None:
        """False where the one that is shown is to go, None where it stays."""
        sent = self.cleaned_data.get("portrait")
        return sent if sent is False or isinstance(sent, File) else None

    @property
    def focal_point(self) -> str:
        return self.cleaned_data.get("portrait_ppoi", "")


class ApproveForm(forms.Form):
    """Three separate approvals; only that of the text is needed."""

    seen = forms.CharField(widget=forms.HiddenInput)
    text = forms.BooleanField(
        label=_("I approve the text as it stands here, to be published on the web and as PDF."),
        error_messages={"required": _("Tick this box to send your text, or go back to change it.")},
    )
    photo = forms.BooleanField(
        required=False,
        label=_("I agree that this photo of me is published with it."),
        help_text=_("Without your agreement the text appears without a photo."),
    )
    contact = forms.BooleanField(
        required=False, help_text=_("Without your agreement no contact is printed.")
    )

    def __init__(self, text: Text, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial["seen"] = text.column_stamp
        if text.request.approved_at:
            approved = ("photo", text.request.approves_photo)
            self.initial |= dict([approved, ("contact", text.request.approves_contact)])
        if not text.portrait:
            del self.fields["photo"]
        if text.contact:
            contact = {"contact": ", ".join(text.contact.values())}
            agreed = _("I agree that this contact is printed: %(contact)s")
            self.fields["contact"].label = agreed % contact
        else:
            del self.fields["contact"]


class WithdrawForm(forms.Form):
    reason = forms.CharField(
        label=_("Why, if you like to say so"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
