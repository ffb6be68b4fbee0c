from datetime import timedelta

import factory
from django.utils import timezone
from factory.django import DjangoModelFactory

from newsletter.fingerprints import of_block
from newsletter.material import Material
from newsletter.models import TextRequest

from .newsletter import InterviewFactory


class TextRequestFactory(DjangoModelFactory):
    """Somebody without an account is asked for an interview, in both languages."""

    class Meta:
        model = TextRequest

    class Params:
        expired = factory.Trait(expires_at=factory.LazyFunction(timezone.now))
        cancelled = factory.Trait(cancelled_at=factory.LazyFunction(timezone.now))
        withdrawn = factory.Trait(withdrawn_at=factory.LazyFunction(timezone.now))

    interview = factory.SubFactory(InterviewFactory)
    name = "Ana Marković"
    email = "ana@example.org"
    language = "en"
    expires_at = factory.LazyFunction(lambda: timezone.now() + timedelta(days=30))


def approved(interview) -> TextRequest:
    """The interview is approved as it stands now, with its photo and its contact."""
    material = Material(interview.parent)
    block = next(one for one in material.blocks if one == interview)
    return TextRequestFactory(
        interview=interview,
        sent_at=timezone.now(),
        approved_at=timezone.now(),
        approved_text=of_block(block, material),
        approves_photo=True,
        approves_contact=True,
    )
