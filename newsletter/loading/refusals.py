"""What Django says about a value, as the reason why an entry is refused."""

from contextlib import contextmanager

from django.core.exceptions import ValidationError
from django.db import DataError

from .files import Entry


@contextmanager
def refusing(entry: Entry):
    """BadEntry for what Django refuses, and for values at which its fields give up."""
    try:
        yield
    except (ValidationError, ValueError, TypeError, ArithmeticError, DataError) as error:
        raise entry.refuse(reason_of(error)) from error


def reason_of(error: Exception) -> str:
    if not isinstance(error, ValidationError):
        return str(error)
    if not hasattr(error, "error_dict"):
        return " ".join(error.messages)
    return " ".join(
        " ".join(messages) if name == "__all__" else f"{name}: {' '.join(messages)}"
        for name, messages in error.message_dict.items()
    )
