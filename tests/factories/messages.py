import datetime

import factory
from django.utils import timezone
from factory.django import DjangoModelFactory

from network.models import Hotline, Message

from .network import ActorFactory


class HotlineFactory(DjangoModelFactory):
    """For every country, unless one is given."""

    class Meta:
        model = Hotline

    name_en = factory.Sequence("Hotline {}".format)
    name_fr = factory.Sequence("Ligne {}".format)
    number = factory.Sequence("000 {:03}".format)


class MessageFactory(DjangoModelFactory):
    """New, and told of by mail."""

    class Meta:
        model = Message

    class Params:
        days_ago = 0

    post = factory.SubFactory(ActorFactory)
    organisation = factory.LazyAttribute(lambda message: message.post and message.post.organisation)
    written_to = factory.SelfAttribute("post")
    name = factory.Sequence("Reader {}".format)
    email = factory.Sequence("reader{}@example.org".format)
    subject = "A question"
    text = "Who may help?"
    language = "en"
    received_at = factory.LazyAttribute(
        lambda message: timezone.now() - datetime.timedelta(days=message.days_ago)
    )
    mailed_at = factory.SelfAttribute("received_at")
    sent_as = factory.Sequence("sent-{}".format)
