"""Pictures that people upload: hostile until decoded, then drawn anew.

Nothing of the uploaded file survives but its pixels: no metadata (a GPS position in a portrait
can cost somebody dearly), no trailing archive, no script.
"""

import uuid
from io import BytesIO

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _
from imagefield.fields import ImageField, PPOIField
from PIL import Image, ImageOps

FORMATS = ["JPEG", "PNG", "WEBP"]
MOST_BYTES = 10 * 1024 * 1024
MOST_PIXELS = 20_000_000  # unpacked: some 250 MB of memory with transparency
LONGEST_SIDE = 2400  # pixels: a full page width at 290 dpi
TOO_MANY_PIXELS = _("This picture has too many pixels. Choose one of at most 20 megapixels.")


def redraw(upload) -> ContentFile:
    """A fresh JPEG (or PNG, where transparency matters) with the upload's pixels and a new name.

    Raises ValidationError, with a sentence for the person who uploaded, on anything else.
    """
    if upload.size > MOST_BYTES:
        raise ValidationError(_("This file is too large. Choose one of at most 10 MB."))
    try:
        upload.seek(0)
        return _save(_canvas(_decode(upload)))
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise ValidationError(TOO_MANY_PIXELS) from error
    except ValidationError:
        raise
    except Exception as error:  # Pillow's decoders raise whatever they like on a hostile file.
        raise ValidationError(
            _("This is not a picture we can read. Choose a JPEG, PNG or WebP file.")
        ) from error


def _decode(upload) -> Image.Image:
    """The first frame, upright. Memory stays bounded: sizes are read before pixels."""
    picture = Image.open(upload, formats=FORMATS)
    picture.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))  # a large JPEG is unpacked at a fraction
    if picture.width * picture.height > MOST_PIXELS:
        raise ValidationError(TOO_MANY_PIXELS)
    picture.load()
    ImageOps.exif_transpose(picture, in_place=True)
    return picture


def _canvas(picture: Image.Image) -> Image.Image:
    if picture.mode.startswith("I"):  # 16 bits of grey, which `convert` would clip to white
        picture = picture.point(lambda level: level / 256, "L")
    mode = "RGBA" if picture.has_transparency_data else "RGB"
    picture = picture if picture.mode == mode else picture.convert(mode)
    picture.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    canvas = Image.new(mode, picture.size)
    canvas.paste(picture)
    return canvas


def _save(canvas: Image.Image) -> ContentFile:
    kind, extension = ("PNG", "png") if canvas.mode == "RGBA" else ("JPEG", "jpg")
    buffer = BytesIO()
    canvas.save(buffer, kind, **({"optimize": True} if kind == "PNG" else {"quality": 90}))
    return ContentFile(buffer.getvalue(), name=f"{uuid.uuid4().hex}.{extension}")


class PictureFormField(forms.ImageField):
    def to_python(self, data):
        if data in self.empty_values:
            return None
        picture = redraw(data)
        picture.content_type = f"image/{'png' if picture.name.endswith('png') else 'jpeg'}"
        return picture


class FocalPointField(PPOIField):
    """Two shares of the width and the height, from 0 to 1, as in 0.5x0.25.

    Cropping fails on anything else, after the row is written.
    """

    default_validators = [
        RegexValidator(
            r"^(0(\.\d+)?|1(\.0+)?)x(0(\.\d+)?|1(\.0+)?)\Z", _("A point in the picture.")
        )
    ]


class PictureField(ImageField):
    """An image field whose uploads are redrawn; renditions and focal point as in imagefield."""

    def contribute_to_class(self, cls, name, **kwargs):
        if self._auto_add_fields and self.ppoi_field is None:
            self.ppoi_field = f"{name}_ppoi"
            FocalPointField(_("focal point")).contribute_to_class(cls, self.ppoi_field)
        super().contribute_to_class(cls, name, **kwargs)

    def formfield(self, **kwargs):
        return super().formfield(**{"form_class": PictureFormField, **kwargs})
