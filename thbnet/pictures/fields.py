from functools import partial

from django.db import models, transaction
from django.utils.translation import gettext_lazy as _
from imagefield.fields import ImageField

from . import kept
from .focal_point import FocalPointField
from .forms import PictureFormField, PictureInput
from .renditions import Step, formats


class PictureField(ImageField):
    """An image field whose uploads are redrawn; renditions and focal point as in imagefield.

    `renditions` are steps by name: `card=("crop", (300, 360))` makes `portrait.card` an address.
    """

    def __init__(self, *args, renditions: dict[str, Step] | None = None, **kwargs):
        self.steps = renditions or {}
        super().__init__(*args, formats=formats(self.steps), **kwargs)

    @property
    def crop(self) -> tuple[int, int] | None:
        """The width and the height of what the picture is cropped to, if it is."""
        sizes = (size for how, size in self.steps.values() if how == "crop")
        return next(sizes, None)

    def contribute_to_class(self, cls, name, **kwargs):
        if self._auto_add_fields and self.ppoi_field is None:
            self.ppoi_field = f"{name}_ppoi"
            FocalPointField(_("focal point")).contribute_to_class(cls, self.ppoi_field)
        super().contribute_to_class(cls, name, **kwargs)

    def pre_save(self, model_instance, add):
        """Stores the file. What was kept of it meanwhile is needed no longer."""
        picture = getattr(model_instance, self.attname)
        stored = picture.file if picture and not picture._committed else None
        value = super().pre_save(model_instance, add)
        if isinstance(stored, kept.KeptPicture):
            transaction.on_commit(partial(kept.forget, stored), robust=True)
        return value

    def formfield(self, **kwargs):
        own = {"form_class": PictureFormField, "widget": PictureInput(self.crop)}
        return models.ImageField.formfield(self, **{**kwargs, **own})
