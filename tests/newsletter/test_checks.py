import pytest

from newsletter.checks import findings
from newsletter.material import Material
from tests.factories import (
    ArticleFactory,
    ForewordFactory,
    HolderFactory,
    ImageFactory,
    InterviewFactory,
    IssueFactory,
    QuestionAnswerFactory,
    approved,
)

pytestmark = pytest.mark.django_db


def ids(issue):
    return [problem.id for problem in findings(Material(issue))]


def test_complete_issue_has_no_problem(issue):
    ArticleFactory(parent=issue)
    assert ids(issue) == []


def test_empty_issue_is_a_problem(issue):
    assert ids(issue) == ["newsletter.I001"]


def test_title_in_one_language_is_a_problem():
    issue = IssueFactory(title_fr="")
    ArticleFactory(parent=issue)
    assert ids(issue) == ["newsletter.I002"]


@pytest.mark.parametrize(("language", "word"), [("en", "English"), ("fr", "French")])
def test_block_in_one_language_is_a_problem_that_names_what_is_missing(issue, language, word):
    texts = {"title_en": "The strategy", f"lead_{language}": ""}
    block = ArticleFactory(parent=issue, **{"lead_en": "Lead", "lead_fr": "Chapeau"} | texts)
    (problem,) = findings(Material(issue))
    assert (problem.id, problem.block) == ("newsletter.I003", block)
    assert problem.message == f"The strategy: “lead” is missing in {word}."


def test_answer_in_one_language_is_a_problem_inside_its_interview(issue):
    interview = InterviewFactory(parent=issue, ordering=1)
    answer = QuestionAnswerFactory(parent=issue, ordering=2, answer_fr="")
    approved(interview)
    (problem,) = findings(Material(issue))
    assert problem.block == answer


def test_picture_whose_file_is_gone_is_a_problem(issue):
    block = ImageFactory(parent=issue)
    block.image.storage.delete(block.image.name)
    assert ids(issue) == ["newsletter.I004"]


@pytest.mark.parametrize("block", ["foreword", "interview"])
def test_portrait_whose_file_is_gone_is_a_problem(issue, block):
    holder = HolderFactory(pictured=True)
    if block == "foreword":
        ForewordFactory(parent=issue, signatories=[HolderFactory(), holder])
    else:
        interview = InterviewFactory(parent=issue, holder=holder)
        QuestionAnswerFactory(parent=issue)
        approved(interview)
    assert ids(issue) == []
    holder.portrait.delete(save=False)
    assert ids(issue) == ["newsletter.I004"]
