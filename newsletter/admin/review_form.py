"""Whom an issue is sent to, until when, with which words."""

import datetime

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Subquery
from django.utils.translation import gettext_lazy as _

from newsletter.actions.reviewing import reviewers
from newsletter.events import display_name
from newsletter.models import Review
from thbnet.admin.choices import Checkboxes, ManyRows
from thbnet.dates import DAY_MESSAGES, today

USUAL = datetime.timedelta(days=7)
LONGEST = 2000  # characters


class Reviewers(ManyRows):
    def label_from_instance(self, member) -> str:
        where = member.organisation
        return f"{display_name(member)}, {where}" if where else display_name(member)


class ReviewForm(forms.Form):
    to = Reviewers(
        label=_("Who reads it"),
        queryset=None,
        widget=Checkboxes(_("Who reads it")),
        error_messages={"required": _("Choose at least one person.")},
    )
    due_on = forms.DateField(
        label=_("Answer by"),
        required=False,
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        error_messages=DAY_MESSAGES,
        help_text=_("They are reminded by mail the day before, and every day after it."),
    )
    message = forms.CharField(
        label=_("Your message"),
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Stands in the mail. Leave empty if there is nothing to add."),
    )

    def __init__(self, data=None, *, by, asked: bool = False):
        super().__init__(data)
        self.fields["to"].queryset = reviewers(by=by).select_related("organisation")
        self.initial["due_on"] = today() + USUAL
        self.is_first = not asked
        if self.is_first:
            self.initial["to"] = _usual(self.fields["to"].queryset)

    def clean_due_on(self) -> datetime.date | None:
        day = self.cleaned_data["due_on"]
        if day and day < today():
            raise ValidationError(_("This day is over. Choose today or a later one."))
        return day


def _usual(people) -> list[int]:
    """The keys of who read the issue before; where nobody ever did, of the only one there is."""
    last = Review.objects.order_by("-asked_at").values("issue")[:1]
    keys = people.values_list("pk", flat=True)
    asked = list(keys.filter(reviews__issue=Subquery(last)))
    some = list(keys[:2])
    return asked or (some if len(some) == 1 else [])
