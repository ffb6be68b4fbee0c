"""Filters of public lists: a form that is sent by GET, so that what it finds has an address.

What cannot be understood is told beside its field, with status 400, and stays typed.
"""

import datetime

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Submit
from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from .dates import DAY_MESSAGES, today
from .navigation import page_number, switches

EARLIEST, LATEST = datetime.date(1990, 1, 1), datetime.date(2100, 1, 1)
TO_COME = _("Choose today or an earlier day: what is to come is not announced.")


class DayField(forms.DateField):
    """`?on=2014-12-31`: the day as of which a page tells what was; empty for today."""

    def __init__(self, **kwargs):
        defaults = {
            "label": _("As of"),
            "required": False,
            "widget": forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
            "validators": [MinValueValidator(EARLIEST), MaxValueValidator(today, TO_COME)],
            "error_messages": DAY_MESSAGES,
        }
        super().__init__(**defaults | kwargs)

    def to_python(self, value):
        try:  # what a date picker and a link say, in every language
            return datetime.date.fromisoformat(value)
        except (TypeError, ValueError):
            return super().to_python(value)


class FilterForm(forms.Form):
    """All its fields are optional; what is not chosen filters nothing."""

    submit = _("Show")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.required = False

    @property
    def helper(self) -> FormHelper:
        helper = FormHelper(self)
        helper.form_method = "get"
        helper.disable_csrf = True
        helper.form_class = "filters"
        helper.attrs = {"novalidate": ""}  # The page's language, not the browser's, tells errors.
        helper.add_input(Submit("", self.submit, css_class="button"))
        return helper

    @property
    def chosen(self) -> dict:
        """What was chosen and understood, by the name of its field."""
        if not self.is_valid():
            return {}
        return {name: value for name, value in self.cleaned_data.items() if value}

    @property
    def kept(self) -> dict[str, str]:
        """What was understood, for an address: a day is written alike in every language there."""
        self.is_valid()
        understood = [name for name, value in self.cleaned_data.items() if value]
        return {name: self._written(name) for name in understood}

    def _written(self, name: str) -> str:
        value = self.cleaned_data[name]
        return value.isoformat() if isinstance(value, datetime.date) else self.data[name]


class Filtered:
    """For class-based views: `filters` is the form, in the template too."""

    filter_form: type[FilterForm]

    @cached_property
    def filters(self) -> FilterForm:
        return self.filter_form(self.request.GET)

    @cached_property
    def day(self) -> datetime.date:
        """The day asked for in the field `on`, else today."""
        return self.filters.chosen.get("on") or today()

    @property
    def past_day(self) -> datetime.date | None:
        """The day asked for when it is not today: pages say it, and links keep it."""
        return self.day if self.day != today() else None

    @property
    def kept(self) -> dict[str, str]:
        """The parameters with which this page is shown in another language."""
        return self.filters.kept | page_number(self.request)

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            **kwargs,
            filters=self.filters,
            day=self.day,
            past_day=self.past_day,
            switches=switches(self.request, self.kept),
        )

    def render_to_response(self, context, **kwargs):
        if not self.filters.is_valid():
            kwargs.setdefault("status", 400)
        return super().render_to_response(context, **kwargs)
