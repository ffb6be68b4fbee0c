"""The point that stays in a picture when it is cropped."""

from django import forms
from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from imagefield.fields import PPOIField

POSITIONS = [
    ("0.2x0.2", _("Top left")),
    ("0.5x0.2", _("Top")),
    ("0.8x0.2", _("Top right")),
    ("0.2x0.5", _("Left")),
    ("0.5x0.5", _("Centre")),
    ("0.8x0.5", _("Right")),
    ("0.2x0.8", _("Bottom left")),
    ("0.5x0.8", _("Bottom")),
    ("0.8x0.8", _("Bottom right")),
]
is_a_point = RegexValidator(
    r"^(0(\.\d+)?|1(\.0+)?)x(0(\.\d+)?|1(\.0+)?)\Z", _("A point in the picture.")
)


class FocalPointInput(forms.RadioSelect):
    """Nine positions for everybody; with JavaScript any point, moved over the picture itself."""

    template_name = "_components/focal_point_input.html"
    use_fieldset = False  # the admin has no place for one

    class Media:
        css = {"all": ["css/pictures.css"]}
        js = [forms.Script("js/focal-point.js", type="module")]

    def __init__(self, attrs=None):
        super().__init__(attrs, choices=POSITIONS)

    def get_context(self, name, value, attrs):
        context = super().get_context(name, value, attrs)
        named = {position for position, _name in POSITIONS}
        own = value if value not in named and is_a_point.regex.search(str(value)) else ""
        context["widget"]["own"] = own
        return context


class FocalPointField(PPOIField):
    """Two shares of the width and the height, from 0 to 1, as in 0.5x0.25.

    Cropping fails on anything else, after the row is written.
    """

    default_validators = [is_a_point]

    def formfield(self, **kwargs):
        help_text = _("What stays in the picture when it is cropped: most often the eyes.")
        own = {"widget": FocalPointInput, "help_text": help_text}
        return models.CharField.formfield(self, **{**kwargs, **own})
