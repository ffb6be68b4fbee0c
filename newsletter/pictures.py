"""The pictures of a rendering, gathered under names that say what they contain.

An edition must not change when an embassy changes a portrait: it takes its pictures with it.
"""

import base64
import hashlib
import mimetypes
from pathlib import PurePath

NAME_LENGTH = 20  # hexadecimal digits: among the pictures of one issue no two begin alike


class Pictures:
    """Gathers the bytes of every picture shown; `contents` maps names to bytes."""

    def __init__(self, base_url: str):
        self.base_url = base_url
        self.contents: dict[str, bytes] = {}

    def add(self, picture, rendition: str) -> str:
        """The address of a rendition of an image field's file, or "" when there is no file.

        Raises OSError when the file cannot be read.
        """
        if not picture:
            return ""
        made = picture.process(rendition)
        with picture.storage.open(made) as file:
            content = file.read()
        return self.keep(content, PurePath(made).suffix.lower())

    def keep(self, content: bytes, suffix: str) -> str:
        """The address of a picture that was made for this rendering."""
        name = hashlib.sha256(content).hexdigest()[:NAME_LENGTH] + suffix
        self.contents[name] = content
        return self.base_url + name


class InlinePictures(Pictures):
    """For previews: each picture is its own address, so that a draft's need no public one."""

    def __init__(self):
        super().__init__("")

    def keep(self, content: bytes, suffix: str) -> str:
        content_type, _encoding = mimetypes.guess_type(super().keep(content, suffix))
        return f"data:{content_type};base64,{base64.b64encode(content).decode()}"
