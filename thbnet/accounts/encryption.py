"""Secrets of second factors, unreadable for whoever has the database without the settings."""

from base64 import urlsafe_b64encode

from cryptography.fernet import Fernet, MultiFernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings


def encrypt(text: str) -> str:
    return _keys().encrypt(text.encode()).decode()


def decrypt(text: str) -> str:
    """Raises `InvalidToken` when neither SECRET_KEY nor one of its fallbacks encrypted it."""
    return _keys().decrypt(text.encode()).decode()


def _keys() -> MultiFernet:
    """The first encrypts, all of them decrypt: SECRET_KEY can be changed without a loss."""
    return MultiFernet([_key(s) for s in [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]])


def _key(secret: str) -> Fernet:
    # A key of its own: what is signed with SECRET_KEY elsewhere tells nothing about this one.
    derived = HKDF(SHA256(), length=32, salt=None, info=b"thbnet second factors")
    return Fernet(urlsafe_b64encode(derived.derive(secret.encode())))
