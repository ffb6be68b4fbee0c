"""What corrections are begun with, and what they take along."""

from newsletter.models import TextRequest
from tests.factories import TextRequestFactory

NOTE = {"note_en": "A name was misspelt.", "note_fr": "Un nom était mal écrit."}


def ask(article) -> TextRequest:
    return TextRequestFactory(interview=None, article=article)
