"""Pictures that people upload: hostile until decoded, then drawn anew.

Nothing of the uploaded file survives but its pixels: no metadata (a GPS position in a portrait
can cost somebody dearly), no trailing archive, no script.
"""

import subprocess
import sys
import uuid
from pathlib import Path

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.utils.translation import gettext_lazy as _

from thbnet.locks import alone

from . import worker

MOST_BYTES = 10 * 1024 * 1024
LONGEST = 20  # seconds
WORKER = [sys.executable, "-I", str(Path(worker.__file__))]
TOO_LARGE = _("This file is too large. Choose one of at most 10 MB.")
TOO_MANY_PIXELS = _(
    "This picture has too many pixels. Choose a JPEG, or one of at most 15 megapixels."
)
NO_PICTURE = _("This is not a picture we can read. Choose a JPEG, PNG or WebP file.")


def redraw(upload) -> ContentFile:
    """A fresh JPEG (or PNG, where transparency matters) with the upload's pixels and a new name.

    Raises ValidationError, with a sentence for the person who uploaded, on anything else.
    """
    if upload.size > MOST_BYTES:
        raise ValidationError(TOO_LARGE)
    upload.seek(0)
    done = _ask_worker(upload.read())
    if done.returncode == worker.TOO_MANY_PIXELS:
        raise ValidationError(TOO_MANY_PIXELS)
    if done.returncode:
        raise ValidationError(NO_PICTURE)
    return named(done.stdout)


def named(content: bytes) -> ContentFile:
    """What the worker drew, under a name of ours that says what it is."""
    extension = "png" if content.startswith(b"\x89PNG") else "jpg"
    return ContentFile(content, name=f"{uuid.uuid4().hex}.{extension}")


def _ask_worker(content: bytes) -> subprocess.CompletedProcess:
    """Out of the server: a decoder that eats memory, or crashes, takes no page along with it."""
    try:
        with alone(worker.__file__):  # each may take 300 MB
            return subprocess.run(  # noqa: S603 - our own module, no argument from outside
                WORKER,
                input=content,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,  # decoders complain about every file that is none
                env={"LANG": "C.UTF-8"},
                timeout=LONGEST,
                check=False,
            )
    except subprocess.TimeoutExpired as error:
        raise ValidationError(NO_PICTURE) from error
