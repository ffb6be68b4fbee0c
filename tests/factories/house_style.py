import factory
from factory.django import DjangoModelFactory

from newsletter.models import StandardQuestion, Term


class TermFactory(DjangoModelFactory):
    class Meta:
        model = Term

    language = "en"
    term = factory.Sequence("key term {}".format)


class StandardQuestionFactory(DjangoModelFactory):
    class Meta:
        model = StandardQuestion

    question_en = factory.Sequence("Question {}?".format)
    question_fr = factory.Sequence("Question {} ?".format)
