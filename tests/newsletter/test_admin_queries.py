"""How many queries the pages of issues take: a number, however much there is."""

import pytest

from newsletter.models import Issue
from tests.admin_pages import page
from tests.factories import (
    ArticleFactory,
    IssueFactory,
    KeyFigureFactory,
    MemberFactory,
    QuestionAnswerFactory,
)

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("number", [3, 300])
def test_list_takes_as_many_queries_for_3_issues_as_for_300(
    number, editor, django_assert_num_queries
):
    IssueFactory.create_batch(number, published=True, published_by=MemberFactory())
    with django_assert_num_queries(8):
        editor.get(page(Issue, "changelist"))


@pytest.mark.parametrize("number", [1, 10])
def test_editor_takes_as_many_queries_for_3_blocks_as_for_30(
    number, editor, issue, django_assert_num_queries
):
    """Of text. A block that names people or actions costs a query for those it names."""
    for factory in (ArticleFactory, QuestionAnswerFactory, KeyFigureFactory):
        factory.create_batch(number, parent=issue)
    editor.get(page(Issue, "change", issue.pk))  # Django learns the numbers of its content types
    with django_assert_num_queries(21):
        editor.get(page(Issue, "change", issue.pk))
