"""An approval holds while the fingerprint stays: it changes with every word, and nothing else."""

import io

import pytest
from django.core.files.base import ContentFile
from django.db import models as columns
from django.utils.translation import override
from PIL import Image as Picture

from newsletter import fingerprints
from newsletter.fingerprints import PLACE
from newsletter.material import Material
from newsletter.models import BLOCKS, Actions, Foreword, Issue
from tests import factories
from tests.factories import (
    ActionFactory,
    ArticleFactory,
    ForewordFactory,
    HolderFactory,
    ImageFactory,
    InterviewFactory,
    IssueFactory,
    QuestionAnswerFactory,
)

pytestmark = pytest.mark.django_db


def now(issue) -> str:
    return fingerprints.of_issue(Material(Issue.objects.get(pk=issue.pk)))


def of_only_block(issue) -> str:
    material = Material(Issue.objects.get(pk=issue.pk))
    return fingerprints.of_block(material.blocks[0], material)


def block_of(model, issue):
    return getattr(factories, f"{model.__name__}Factory")(parent=issue)


def picture() -> ContentFile:
    written = io.BytesIO()
    Picture.new("RGB", (300, 360), "navy").save(written, "JPEG")
    return ContentFile(written.getvalue(), "other.jpg")


def other(field, block):
    """Another value for that column."""
    value = getattr(block, field.name)
    if isinstance(field, columns.FileField):
        return picture()
    if isinstance(field, columns.ForeignKey):
        name = f"{field.related_model.__name__}Factory"
        return getattr(factories, name)()
    if isinstance(field, columns.BooleanField):
        return not value
    if field.choices:
        return next(choice for choice, _name in field.choices if choice != value)
    if isinstance(field, columns.PositiveIntegerField):
        return (value or 0) + 1
    return "0.1x0.2" if field.name.endswith("_ppoi") else f"{value}x"


@pytest.mark.parametrize("model", BLOCKS, ids=lambda model: model.__name__)
def test_fingerprint_changes_with_every_field_of_every_block(issue, model):
    block, unchanged = block_of(model, issue), []
    for field in model._meta.fields:
        if field.name in PLACE:
            continue
        before = now(issue), of_only_block(issue)
        setattr(block, field.name, other(field, block))
        block.save()
        after = now(issue), of_only_block(issue)
        unchanged += [field.name] if after[0] == before[0] or after[1] == before[1] else []
    assert unchanged == []


@pytest.mark.parametrize("language", ["en", "fr"])
def test_fingerprint_changes_with_the_title(issue, language):
    before = now(issue)
    Issue.objects.update(**{f"title_{language}": "Another"})
    assert now(issue) != before


@pytest.mark.parametrize("changed", [{"number": 77}, {"year": 2031}, {"quarter": 2}])
def test_fingerprint_changes_with_the_quarter_whose_posts_are_told(issue, changed):
    before = now(issue)
    Issue.objects.update(**changed)
    assert now(issue) != before


def test_fingerprint_changes_with_who_signs_and_which_actions_are_told(issue):
    foreword = ForewordFactory(parent=issue, signatories=[HolderFactory()])
    actions = block_of(Actions, issue)
    seen = [now(issue)]
    foreword.signatories.add(HolderFactory())
    seen.append(now(issue))
    actions.actions.add(ActionFactory())
    seen.append(now(issue))
    actions.actions.clear()
    seen.append(now(issue))
    assert len(set(seen)) == 3
    assert seen[3] == seen[1]


def test_fingerprint_changes_with_the_order_and_not_with_the_gaps_in_it(issue, article):
    second = ArticleFactory(parent=issue, ordering=20)
    before = now(issue)
    second.ordering = 900
    second.save()
    assert now(issue) == before
    second.ordering = 5
    second.save()
    assert now(issue) != before


def test_fingerprint_changes_when_a_block_comes_and_when_it_goes(issue, article):
    before = now(issue)
    second = ArticleFactory(parent=issue)
    with_second = now(issue)
    second.delete()
    assert with_second != before
    assert now(issue) == before


def test_question_belongs_to_the_interview_that_it_follows(issue):
    InterviewFactory(parent=issue, ordering=1)
    question = QuestionAnswerFactory(parent=issue, ordering=2)
    seen = {of_only_block(issue)}
    question.answer_en = "<p>Something else.</p>"
    question.save()
    seen.add(of_only_block(issue))
    QuestionAnswerFactory(parent=issue, ordering=3)
    seen.add(of_only_block(issue))
    assert len(seen) == 3


def test_same_words_in_another_kind_of_block_are_another_text(issue):
    article = ArticleFactory(parent=issue, title_en="One", title_fr="Un")
    before = now(issue)
    article.delete()
    ForewordFactory(
        parent=issue,
        title_en="One",
        title_fr="Un",
        text_en=article.text_en,
        text_fr=article.text_fr,
    )
    assert now(issue) != before


def test_fingerprint_stays_while_other_pages_change(issue):
    """A post that changes hands, and what is no text at all."""
    holder = HolderFactory(pictured=True)
    InterviewFactory(parent=issue, holder=holder)
    ForewordFactory(parent=issue, signatories=[holder])
    ImageFactory(parent=issue)
    before = now(issue)
    holder.given_name, holder.portrait = "Another", picture()
    holder.save()
    holder.actor.slug = "elsewhere"
    holder.actor.save()
    ArticleFactory(parent=IssueFactory())
    Issue.objects.filter(pk=issue.pk).update(status="in_review", planned_on="2030-01-01")
    assert now(issue) == before


def test_fingerprint_is_the_same_in_every_language_and_of_several_issues_at_once(issue):
    for model in BLOCKS:
        block_of(model, issue)
    before = now(issue)
    with override("fr"):
        assert now(issue) == before
    several = Material.of_several([IssueFactory(), issue])
    assert fingerprints.of_issue(several[1]) == before
    assert len(before) == 64


def test_copy_of_a_block_says_the_same(issue):
    """A correction begins as a copy: what it was copied from is no word of it."""
    block = block_of(Foreword, issue)
    before = of_only_block(issue)
    block.copy_of = 12
    block.save()
    assert of_only_block(issue) == before
