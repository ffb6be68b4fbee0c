"""E-mail addresses as mail servers take them."""

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.encoding import punycode


def ascii_address(email: str) -> str:
    """The address with its domain in ASCII, as a mail's headers need it. Raises ValidationError."""
    user, _at, domain = email.rpartition("@")
    try:
        return f"{user}@{punycode(domain)}"
    except UnicodeError as error:
        raise ValidationError(validate_email.message) from error
