"""Two ways to count what stops an issue: reading it, and asking the database. They agree."""

import pytest
from django.core.files.storage import default_storage

from newsletter.checks import problems
from newsletter.material import Material
from newsletter.models import Image
from newsletter.problem_counts import count_problems
from tests.factories import (
    ActionsFactory,
    ArticleFactory,
    ComponentsDiagramFactory,
    ContactFactory,
    CountriesMapFactory,
    ForewordFactory,
    HolderFactory,
    ImageFactory,
    InterviewFactory,
    IssueFactory,
    KeyFigureFactory,
    NetworkMapFactory,
    QuestionAnswerFactory,
)

pytestmark = pytest.mark.django_db

HEADED = (
    ForewordFactory,
    ArticleFactory,
    ComponentsDiagramFactory,
    CountriesMapFactory,
    NetworkMapFactory,
    InterviewFactory,
    ActionsFactory,
    ContactFactory,
)


def agreed(issue) -> int:
    """What both ways count."""
    number = len(problems(Material(issue)))
    assert count_problems([issue]) == {issue.pk: number}
    return number


def test_issue_without_blocks_has_one_problem(issue):
    assert agreed(issue) == 1


def test_complete_issue_of_every_kind_of_block_has_none(issue):
    for factory in (*HEADED, QuestionAnswerFactory, KeyFigureFactory, ImageFactory):
        factory(parent=issue)
    assert agreed(issue) == 0


def test_title_missing_in_a_language_is_a_problem(issue, article):
    issue.title_fr = ""
    issue.save()
    assert agreed(issue) == 1


@pytest.mark.parametrize("factory", HEADED, ids=lambda factory: factory.__name__)
def test_each_text_missing_in_a_language_is_a_problem(issue, factory):
    factory(parent=issue, title_fr="", teaser_en="", teaser_fr="Suite", section_en="Only")
    assert agreed(issue) == 3


def test_texts_missing_in_every_language_are_none(issue):
    ArticleFactory(parent=issue, title_en="", title_fr="")
    assert agreed(issue) == 0


def test_answers_count_too_whether_or_not_an_interview_claims_them(issue):
    QuestionAnswerFactory(parent=issue, answer_fr="")
    InterviewFactory(parent=issue)
    QuestionAnswerFactory(parent=issue, answer_en="", question_fr="")
    KeyFigureFactory(parent=issue, source_fr="")
    assert agreed(issue) == 4


def test_block_without_the_file_of_its_picture_is_one_problem(issue):
    ImageFactory(parent=issue)
    lost = ImageFactory(parent=issue)
    lost.image.storage.delete(lost.image.name)
    Image.objects.filter(pk=ImageFactory(parent=issue).pk).update(image="")
    assert agreed(issue) == 2


def test_block_with_several_lost_portraits_is_one_problem(issue):
    people = HolderFactory.create_batch(3, pictured=True)
    ForewordFactory(parent=issue, signatories=[*people, HolderFactory()])
    InterviewFactory(parent=issue, holder=people[0])
    InterviewFactory(parent=issue)
    assert agreed(issue) == 0
    for person in people[:2]:
        default_storage.delete(person.portrait.name)
    assert agreed(issue) == 2


def test_each_issue_has_its_own_number_in_two_queries(issue, django_assert_num_queries):
    other = IssueFactory()
    ArticleFactory(parent=issue, text_fr="")
    ArticleFactory(parent=issue, text_fr="")
    ArticleFactory(parent=other)
    empty = IssueFactory()
    with django_assert_num_queries(2):
        assert count_problems([issue, other, empty]) == {issue.pk: 2, other.pk: 0, empty.pk: 1}
