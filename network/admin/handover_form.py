"""One form for both: who leaves, and who arrives."""

import datetime
from copy import copy
from functools import partial

from django import forms
from django.contrib.admin.widgets import AdminDateWidget
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.forms.models import construct_instance
from django.utils.translation import gettext_lazy as _

from network.handover import refuse_dates
from network.models import Holder
from thbnet.admin import pair
from thbnet.dates import DAY_MESSAGES

from .holder import take_down

WHO = ["given_name", "family_name", *pair("rank"), *pair("function"), "since"]
ABOUT = ["portrait", "portrait_ppoi", *pair("biography")]
NEEDS = _("Both names and the first day are needed; all the rest may follow later.")
NEEDED = ["given_name", "family_name", "since"]
PLAUSIBLE = [  # else the day after the last possible one does not exist
    MinValueValidator(datetime.date(1900, 1, 1)),
    MaxValueValidator(datetime.date(2200, 1, 1)),
]


class HandoverForm(forms.ModelForm):
    """Its instance is who arrives; who leaves has only a last day."""

    seen = forms.CharField(widget=forms.HiddenInput)
    last_day = forms.DateField(
        label=_("Last day"),
        widget=AdminDateWidget,
        validators=PLAUSIBLE,
        error_messages=DAY_MESSAGES,
        help_text=_(
            "The last day on which this person holds the post. From the next day on, the public "
            "pages no longer show this person; issues that have appeared stay as they are."
        ),
    )
    nobody_yet = forms.BooleanField(label=_("Nobody yet: the post becomes vacant"), required=False)

    def __init__(self, *args, handover, **kwargs):
        super().__init__(*args, **kwargs, instance=copy(handover.arriving))
        self.handover = handover
        self.initial |= {"seen": handover.stamp}
        if handover.leaving:
            self.initial["last_day"] = handover.leaving.last_day
        else:
            del self.fields["last_day"]
        if handover.arriving or not handover.leaving:
            del self.fields["nobody_yet"]
        self._adapt_arrival()

    def _adapt_arrival(self) -> None:
        optional = "nobody_yet" in self.fields
        for name in NEEDED:
            self.fields[name].required = not optional
        since = self.fields["since"]
        since.label, since.help_text = _("First day"), ""
        since.validators = [*since.validators, *PLAUSIBLE]

    def clean(self):
        super().clean()
        self._check_dates()
        filled = [name for name in (*WHO, "portrait", *pair("biography")) if self._is_filled(name)]
        if not self.cleaned_data.get("nobody_yet"):
            for name in NEEDED:
                if name not in self.errors and not self.cleaned_data.get(name):
                    self.add_error(name, self.fields[name].error_messages["required"])
        elif filled:
            self.add_error(
                "nobody_yet",
                _("Somebody is named below. Untick this box, or empty the fields below."),
            )

    def _check_dates(self) -> None:
        """The action checks them too. Here they are told of together with all that is wrong."""
        try:
            refuse_dates(
                self.handover, self.cleaned_data.get("last_day"), self.cleaned_data.get("since")
            )
        except ValidationError as refusal:
            self.add_error(None, refusal)

    def _is_filled(self, name: str) -> bool:
        return name in self.errors or bool(self.cleaned_data.get(name))

    def _post_clean(self) -> None:
        """The row is filled only: the action checks it beside that of the person who leaves."""
        self.instance = construct_instance(self, self.instance, self._meta.fields)

    @property
    def arrives(self) -> Holder | None:
        return None if self.cleaned_data.get("nobody_yet") else self.instance

    def take_down_replaced(self) -> None:
        if "portrait" in self.changed_data:
            take_down(self.initial.get("portrait"))

    @property
    def fieldsets(self) -> list[tuple]:
        leaves = [name for name in ("last_day",) if name in self.fields]
        nobody = [name for name in ("nobody_yet",) if name in self.fields]
        rows = [("given_name", "family_name"), pair("rank"), pair("function"), "since"]
        portrait = ["portrait", "portrait_ppoi", pair("biography")]
        return [
            *([(_("Who leaves"), {"fields": leaves})] if leaves else []),
            (_("Who arrives"), {"fields": [*nobody, *rows], "description": NEEDS}),
            (_("Portrait and biography of the person who arrives"), {"fields": portrait}),
        ]


def handover_form(holders, request) -> type[HandoverForm]:
    """The form's class, with the fields as the admin of holders makes them for this request."""
    return forms.modelform_factory(
        Holder,
        form=HandoverForm,
        fields=[*WHO, *ABOUT],
        formfield_callback=partial(holders.formfield_for_dbfield, request=request),
    )
