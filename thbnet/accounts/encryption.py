"""Secrets of second factors, unreadable for whoever has the database without the settings."""

import logging
from base64 import urlsafe_b64encode

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

logger = logging.getLogger(__name__)

UNREADABLE = _(
    "The portal cannot read your second factor any more. Please write to its administrators."
)


def encrypt(text: str) -> str:
    return _keys().encrypt(text.encode()).decode()


class Unreadable(ValidationError):
    """Neither SECRET_KEY nor one of its fallbacks encrypted it: told beside the field."""

    silent_variable_failure = True  # a template shows nothing in its place


def decrypt(text: str) -> str:
    try:
        return _keys().decrypt(text.encode()).decode()
    except InvalidToken as error:
        logger.exception("A second factor cannot be read: is a SECRET_KEY_FALLBACKS missing?")
        raise Unreadable(UNREADABLE) from error


def renew(text: str) -> str:
    """The same secret under the present key. Raises `InvalidToken` where no key fits."""
    return _keys().rotate(text.encode()).decode()


def _keys() -> MultiFernet:
    """The first encrypts, all of them decrypt: SECRET_KEY can be changed without a loss."""
    return MultiFernet([_key(s) for s in [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]])


def _key(secret: str) -> Fernet:
    # A key of its own: what is signed with SECRET_KEY elsewhere tells nothing about this one.
    derived = HKDF(SHA256(), length=32, salt=None, info=b"thbnet second factors")
    return Fernet(urlsafe_b64encode(derived.derive(secret.encode())))
