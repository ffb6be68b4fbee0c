"""The short codes under which a PDF can be verified: random, and hard to misread on paper."""

from django.utils.crypto import get_random_string

from .models import Edition
from .models.edition import CODE_LENGTH

ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ"  # no 0 and O, no 1, I and L, no U beside V


def new_code() -> str:
    """A code that no edition has: 10 characters, 49 bits."""
    while True:
        code = get_random_string(CODE_LENGTH, ALPHABET)
        if not Edition.objects.filter(code=code).exists():
            return code
