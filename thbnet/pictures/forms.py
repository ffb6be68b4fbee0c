"""A picture in a form: chosen, shown, taken away, and kept while the rest is put right."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from . import kept
from .kept import KeptPicture
from .redrawing import redraw

LOST = object()  # a token without a picture
TYPES = "image/jpeg,image/png,image/webp"  # told so, telephones convert what they have


class PictureInput(forms.ClearableFileInput):
    """Sends `<name>` (a file), `<name>-clear`, and after an error `<name>-kept`, `<name>-forget`.

    `crop` is the width and the height of what the picture will be cropped to, in pixels.
    """

    template_name = "_components/picture_input.html"

    class Media:
        css = {"all": ["css/pictures.css"]}

    def __init__(self, crop: tuple[int, int] | None = None):
        shape = {"data-crop": "{}x{}".format(*crop)} if crop else {}
        super().__init__({"accept": TYPES, **shape})

    def value_from_datadict(self, data, files, name):
        """A file chosen now, else the one kept, else what Django makes of the box."""
        if name in files:
            return files[name]
        token = data.get(f"{name}-kept")
        if token and f"{name}-forget" not in data:
            return kept.find(token) or LOST
        return super().value_from_datadict(data, files, name)

    def get_context(self, name, value, attrs):
        context = super().get_context(name, value, attrs)
        if isinstance(value, KeptPicture):
            context["widget"] |= {"kept": value, "required": False}
            context["widget"]["attrs"].pop("required", None)
        return context


class PictureFormField(forms.ImageField):
    def to_python(self, data):
        if data is LOST:
            raise ValidationError(
                _("This picture was kept for an hour, which is over. Choose it again.")
            )
        if data in self.empty_values or isinstance(data, KeptPicture):
            return data or None
        data.drawn = redraw(data)
        return data.drawn

    def bound_data(self, data, initial):
        """What a form that comes back shows: a good picture, or the one that was there before."""
        if isinstance(data, KeptPicture):
            return data
        drawn = getattr(data, "drawn", None)
        return kept.keep(drawn) if drawn else initial
