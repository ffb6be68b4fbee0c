"""The short codes under which a PDF can be verified: random, and hard to misread on paper."""

import re

from django.utils.crypto import get_random_string

from .models import Edition
from .models.edition import CODE_LENGTH, spaced

__all__ = ["new_code", "spaced", "typed"]

ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ"  # no 0 and O, no 1, I and L, no U beside V


def new_code() -> str:
    """A code that no edition has: 10 characters, 49 bits."""
    while True:
        code = get_random_string(CODE_LENGTH, ALPHABET)
        if not Edition.objects.filter(code=code).exists():
            return code


def typed(text: str) -> str:
    """The code that somebody means who types it, in capitals or not, with dashes or spaces.

    Empty when it is none: nothing else reaches the database.
    """
    code = re.sub(r"[\s.–-]+", "", text).upper()
    return code if re.fullmatch(f"[0-9A-Z]{{{CODE_LENGTH}}}", code) else ""
