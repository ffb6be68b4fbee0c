import hashlib
from itertools import count

import factory
from django.utils import timezone
from factory.django import DjangoModelFactory

from newsletter import models
from newsletter.rendering import anchor

from .members import MemberFactory
from .network import ActorFactory, HolderFactory
from .related import many
from .strategy import StrategyFactory


class IssueFactory(DjangoModelFactory):
    """A draft, one quarter after another from the last of 2014 on."""

    class Meta:
        model = models.Issue
        skip_postgeneration_save = True

    class Params:
        in_review = factory.Trait(status=models.Issue.Status.IN_REVIEW)
        published = factory.Trait(
            status=models.Issue.Status.PUBLISHED,
            published_at=factory.LazyFunction(timezone.now),
        )
        withdrawn = factory.Trait(
            status=models.Issue.Status.WITHDRAWN,
            published_at=factory.LazyFunction(timezone.now),
            withdrawn_at=factory.LazyFunction(timezone.now),
        )
        correction = factory.Trait(
            correction_kind=models.Issue.CorrectionKind.ERRATUM,
            correction_note_en="A name was misspelt.",
            correction_note_fr="Un nom était mal écrit.",
        )

    number = factory.Sequence(lambda n: n + 1)
    year = factory.LazyAttribute(lambda issue: 2014 + (issue.number + 2) // 4)
    quarter = factory.LazyAttribute(lambda issue: (issue.number + 2) % 4 + 1)
    title_en = factory.LazyAttribute("Issue {0.number}".format)
    title_fr = factory.LazyAttribute("Numéro {0.number}".format)


class RevisionFactory(DjangoModelFactory):
    """The first publication of a published issue; `number=2` and so on is an erratum."""

    class Meta:
        model = models.Revision

    issue = factory.SubFactory(IssueFactory, published=True)
    number = 1
    kind = factory.LazyAttribute(lambda revision: "first" if revision.number == 1 else "erratum")
    made_at = factory.LazyFunction(timezone.now)


def revision_of(edition) -> models.Revision:
    """The revision of that number, made when it is missing: one language after another joins it."""
    there = models.Revision.objects.filter(issue=edition.issue, number=edition.number).first()
    return there or RevisionFactory(issue=edition.issue, number=edition.number)


class EditionFactory(DjangoModelFactory):
    class Meta:
        model = models.Edition

    class Params:
        issue = factory.SubFactory(IssueFactory, published=True)
        number = 1

    revision = factory.LazyAttribute(revision_of)
    language = "en"
    code = factory.Sequence("CODE{:06}".format)
    title = factory.LazyAttribute(lambda edition: edition.issue.title_en)
    html = "<h2>A frozen heading</h2>"
    pdf = b"%PDF-1.7 a frozen page"
    pdf_sha256 = factory.LazyAttribute(lambda edition: hashlib.sha256(edition.pdf).hexdigest())
    pages = 4


# One count for all kinds: blocks stand in the order in which a test makes them.
places = count(10, 10)


class BlockFactory(DjangoModelFactory):
    class Meta:
        abstract = True

    parent = factory.SubFactory(IssueFactory)
    region = "main"
    ordering = factory.LazyFunction(lambda: next(places))


class HeadedFactory(BlockFactory):
    class Meta:
        abstract = True

    title_en = factory.Sequence("Heading {}".format)
    title_fr = factory.Sequence("Titre {}".format)


class ForewordFactory(HeadedFactory):
    class Meta:
        model = models.Foreword
        skip_postgeneration_save = True

    text_en = "<p>Welcome.</p>"
    text_fr = "<p>Bienvenue.</p>"
    signatories = many("signatories")


class ArticleFactory(HeadedFactory):
    class Meta:
        model = models.Article

    text_en = "<p>What happened.</p>"
    text_fr = "<p>Ce qui s’est passé.</p>"


class ComponentsDiagramFactory(HeadedFactory):
    class Meta:
        model = models.ComponentsDiagram

    strategy = factory.SubFactory(StrategyFactory)


class CountriesMapFactory(HeadedFactory):
    class Meta:
        model = models.CountriesMap


class NetworkMapFactory(HeadedFactory):
    class Meta:
        model = models.NetworkMap


class InterviewFactory(HeadedFactory):
    class Meta:
        model = models.Interview

    holder = factory.SubFactory(HolderFactory)


class QuestionAnswerFactory(BlockFactory):
    class Meta:
        model = models.QuestionAnswer

    question_en = "What do you do?"
    question_fr = "Que faites-vous ?"
    answer_en = "<p>We meet.</p>"
    answer_fr = "<p>Nous nous réunissons.</p>"


class ActionsFactory(HeadedFactory):
    class Meta:
        model = models.Actions
        skip_postgeneration_save = True

    actions = many("actions")


class KeyFigureFactory(BlockFactory):
    class Meta:
        model = models.KeyFigure

    figure_en = "270,000 €"
    figure_fr = "270 000 €"
    qualifier_en = "around"
    qualifier_fr = "environ"
    label_en = "for cooperation"
    label_fr = "pour la coopération"
    source_en = "The ministry, 2014"
    source_fr = "Le ministère, 2014"


class ImageFactory(BlockFactory):
    class Meta:
        model = models.Image

    image = factory.django.ImageField(width=400, height=300)
    alt_en = "Two people at a table"
    alt_fr = "Deux personnes à une table"
    credit = "The embassy"
    people = "nobody"


class ContactFactory(HeadedFactory):
    class Meta:
        model = models.Contact

    actor = factory.SubFactory(ActorFactory)


class ReviewFactory(DjangoModelFactory):
    """Somebody who may is asked to read an issue; `approved_text=...` is an approval."""

    class Meta:
        model = models.Review

    issue = factory.SubFactory(IssueFactory, in_review=True)
    reviewer = factory.SubFactory(MemberFactory, reviewer=True)
    asked_by = factory.SubFactory(MemberFactory)
    approved_at = factory.LazyAttribute(lambda one: timezone.now() if one.approved_text else None)
    approved_text = ""


class CommentFactory(DjangoModelFactory):
    """About the whole issue, unless `block` is given."""

    class Meta:
        model = models.Comment

    class Params:
        block = None
        resolved = factory.Trait(
            resolved_at=factory.LazyFunction(timezone.now),
            resolved_by=factory.SubFactory(MemberFactory),
        )

    issue = factory.SubFactory(IssueFactory, in_review=True)
    anchor = factory.LazyAttribute(lambda one: anchor(one.block) if one.block else "")
    about = factory.LazyAttribute(lambda one: str(one.block or ""))
    text = factory.Sequence("Remark {}".format)
    written_by = factory.SubFactory(MemberFactory)


class EventFactory(DjangoModelFactory):
    class Meta:
        model = models.Event

    issue = factory.SubFactory(IssueFactory)
    issue_number = factory.LazyAttribute(lambda event: event.issue.number)
    kind = models.Event.Kind.CHANGED
    by_name = "Claire Martin"
