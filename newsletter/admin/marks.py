"""Short names for what a row says in a form, the same whether stored or typed."""

import hashlib
import json

from django.core.files import File
from django.db.models import Model

MARK_LENGTH = 16  # hexadecimal digits


def mark(values: dict) -> str:
    content = {name: plain(value) for name, value in values.items()}
    told = json.dumps(content, sort_keys=True, default=str)
    return hashlib.sha256(told.encode()).hexdigest()[:MARK_LENGTH]


def plain(value):
    """The same for what a row holds and for what a form makes of it when nothing was typed."""
    if isinstance(value, File):
        # What was chosen just now is nobody's picture yet.
        return value.name if hasattr(value, "field") else f"new {id(value)}"
    if isinstance(value, Model):
        return value.pk
    if isinstance(value, str):
        return value.replace("\r\n", "\n")
    if hasattr(value, "__iter__"):
        return sorted(plain(one) for one in value)
    return value or None
