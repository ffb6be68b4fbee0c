"""Words that tell in a page, or in a row, whose data it shows."""

from django.db import models

from thbnet.richtext import RichTextField

SARAJEVO, SOFIA, DRAFT = "sarajevo-secret", "sofia-kept", "draft-secret"
MEMBER, ROOT = "member-secret", "root-secret"
# What readers wrote to the two embassies, and to the network's office.
LETTER, OWN_LETTER, OFFICE = "letter-to-sarajevo", "letter-to-sofia", "letter-to-the-office"
LETTERS = {LETTER, OWN_LETTER, OFFICE}
EVERY = {SARAJEVO, SOFIA, DRAFT, MEMBER, ROOT, *LETTERS}
HIDDEN = "-hidden"  # ends the secrets in contact details, which nobody is to see
# Fields of text whose values are not words.
NOT_WORDS = {"region", "colour", "password", "phone", "sent_as"}


def mark(row, secret: str):
    """Write the secret into every text of the row. Gives the row."""
    for field in row._meta.concrete_fields:
        if _holds_words(field):
            setattr(row, field.attname, _value(field, row, secret))
    row.save()
    return row


def _holds_words(field) -> bool:
    words = isinstance(field, (models.CharField, models.TextField))
    hidden = field.name in NOT_WORDS or field.name.endswith("_ppoi")
    return words and not hidden and not field.choices


def _value(field, row, secret: str) -> str:
    if isinstance(field, models.EmailField):
        return f"{row._meta.model_name}-{row.pk}@{secret}{HIDDEN}.example"
    if isinstance(field, models.SlugField):
        return f"{row._meta.model_name}-{row.pk}-{secret}"
    if isinstance(field, models.URLField):
        return f"https://{secret}.example/"
    text = f"{row._meta.model_name} {row.pk} {field.name} {secret}"
    text = f"<p>{text}</p>" if isinstance(field, RichTextField) else text
    return text if len(text) <= (field.max_length or len(text)) else secret[: field.max_length]


def beside_posts(secrets) -> set[str]:
    """What stays secret on a page that names everybody's posts: their contact details, and letters.

    Nor is anything else told there that is no post's.
    """
    return {secret + HIDDEN if secret in {SARAJEVO, SOFIA} else secret for secret in secrets}


def secrets_in(response, secrets) -> set[str]:
    """Which of these words the answer tells, in its body or in its headers."""
    content = b"".join(response) if response.streaming else response.content
    headers = " ".join(f"{name}: {value}" for name, value in response.items())
    told = (content.decode(errors="ignore") + headers).lower()
    return {secret for secret in secrets if secret in told}
