"""Pictures of forms that come back with a message: kept for a while, so that nobody chooses twice.

They are drawn anew already. Who knows the token may use the picture; it names nothing else.
"""

import base64
import hashlib
import secrets
from io import BytesIO

from django.core.cache import cache
from django.core.files.base import ContentFile
from PIL import Image

from .redrawing import named
from .renditions import WHOLE

AN_HOUR = 3600  # seconds


class KeptPicture(ContentFile):
    def __init__(self, content: bytes, token: str):
        super().__init__(content, named(content).name)
        self.token = token

    @property
    def address(self) -> str:
        """The picture itself, as an address that needs no file."""
        picture, buffer = Image.open(BytesIO(self.file.getvalue())), BytesIO()
        picture.thumbnail(WHOLE[1])
        picture.save(buffer, "WEBP")
        return f"data:image/webp;base64,{base64.b64encode(buffer.getvalue()).decode()}"


def keep(picture: ContentFile) -> KeptPicture:
    content, token = picture.file.getvalue(), secrets.token_urlsafe(32)
    cache.set(_key(token), content, AN_HOUR)
    return KeptPicture(content, token)


def find(token: str) -> KeptPicture | None:
    """The picture of that token; None when it was never ours, or too long ago."""
    content = cache.get(_key(token))
    return content and KeptPicture(content, token)


def forget(picture: KeptPicture) -> None:
    cache.delete(_key(picture.token))


def _key(token: str) -> str:
    """Any token makes a proper key, and no key tells a token."""
    return f"kept-picture:{hashlib.sha256(token.encode(errors='replace')).hexdigest()}"
