"""What is asked on the way to readers: when, what was wrong, why it is withdrawn."""

import datetime

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from newsletter.models import Issue
from thbnet.dates import DAY_MESSAGES, ONE_DAY, today

Kind = Issue.CorrectionKind
MORNING = datetime.time(8)
EXPLAINED_KINDS = [
    (Kind.ERRATUM, gettext_lazy("Erratum: something was wrong and is put right")),
    (Kind.UPDATE, gettext_lazy("Update: it was right, and has changed since")),
    (
        Kind.TAKEDOWN,
        gettext_lazy("Takedown: something must go. Earlier PDFs and pictures are closed for good"),
    ),
]


class WhenForm(forms.Form):
    """A day and a time in Paris; `cleaned_data["at"]` is the moment."""

    day = forms.DateField(
        label=gettext_lazy("Day"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages=DAY_MESSAGES,
    )
    time = forms.TimeField(
        label=gettext_lazy("Time, in Paris"),
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        error_messages={"invalid": gettext_lazy("Write the time as in 08:30.")},
    )

    @classmethod
    def proposing(cls, issue: Issue) -> "WhenForm":
        """With the time that is set; else the morning of the planned day, if that is to come."""
        if issue.publish_at:
            at = timezone.localtime(issue.publish_at)
            return cls(initial={"day": at.date(), "time": at.time()})
        tomorrow = today() + ONE_DAY
        day = max(issue.planned_on or tomorrow, tomorrow)
        return cls(initial={"day": day, "time": MORNING})

    def clean(self) -> dict:
        cleaned = super().clean()
        if not self.errors:
            try:
                cleaned["at"] = moment(cleaned["day"], cleaned["time"])
            except ValidationError as refusal:
                self.add_error("time", refusal)
        return cleaned

    def add_too_late(self) -> None:
        now = timezone.localtime().strftime("%H:%M")
        self.add_error(
            "time",
            _("This has passed: in Paris it is %(now)s now. Choose a later time.") % {"now": now},
        )


def moment(day: datetime.date, time: datetime.time) -> datetime.datetime:
    """That time of that day in Paris.

    Raises ValidationError in the hour that the clocks skip, and in the one that comes twice.
    """
    naive = datetime.datetime.combine(day, time)
    paris = timezone.get_default_timezone()
    first, second = (naive.replace(tzinfo=paris, fold=fold) for fold in (0, 1))
    if first.utcoffset() < second.utcoffset():
        raise ValidationError(
            _("In that night the clocks go forward: this time does not exist. Choose another hour.")
        )
    if first.utcoffset() > second.utcoffset():
        raise ValidationError(
            _("In that night the clocks go back: this time comes twice. Choose another hour.")
        )
    return first


def text_in(language: str, label: str) -> forms.CharField:
    widget = forms.Textarea(attrs={"rows": 4, "lang": language})
    missing = {"required": gettext_lazy("Write it in both languages: everybody will read it.")}
    return forms.CharField(label=label, widget=widget, max_length=2000, error_messages=missing)


class CorrectionForm(forms.Form):
    kind = forms.ChoiceField(
        label=gettext_lazy("Kind of correction"),
        choices=EXPLAINED_KINDS,
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Choose what kind of correction this is.")},
    )
    note_en = text_in("en", gettext_lazy("Note to readers, in English"))
    note_fr = text_in("fr", gettext_lazy("Note to readers, in French"))

    def __init__(self, *args, main: Issue, **kwargs):
        super().__init__(*args, **kwargs)
        if not main.is_published:
            self.fields["kind"].choices = EXPLAINED_KINDS[-1:]
            self.initial["kind"] = Kind.TAKEDOWN


class WithdrawalForm(forms.Form):
    reason_en = text_in("en", gettext_lazy("Reason, in English"))
    reason_fr = text_in("fr", gettext_lazy("Reason, in French"))
