"""Colours of roles and components: data, picked by an editor, written as #1b2f55."""

from django import forms
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

MESSAGE = _("A colour such as #1b2f55.")


class ColourField(models.CharField):
    """Six hexadecimal digits after a #. A form shows the browser's own palette."""

    default_validators = [RegexValidator(r"^#[0-9a-f]{6}\Z", MESSAGE)]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **{"max_length": 7, "default": "#1b2f55", **kwargs})

    def formfield(self, **kwargs):
        palette = forms.TextInput(attrs={"type": "color"})
        return super().formfield(**{**kwargs, "widget": palette})


def is_a_colour(field: str, *, name: str) -> models.CheckConstraint:
    """The constraint, of that name, for a model with such a field."""
    return models.CheckConstraint(
        name=name,
        condition=Q(**{f"{field}__regex": r"^#[0-9a-f]{6}$"}),
        violation_error_message=MESSAGE,
    )
