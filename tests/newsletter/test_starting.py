"""A new issue: everything is proposed, and its blocks stand where the last issue's stood."""

import datetime

import pytest
from django.contrib.auth.models import Permission
from django.core.exceptions import PermissionDenied

from newsletter.actions.starting import model_issue, planned_day, proposal, start_issue
from newsletter.material import Material
from newsletter.models import Event, Issue
from tests.admin_pages import errors_of, page, typed
from tests.factories import (
    ArticleFactory,
    CountriesMapFactory,
    ForewordFactory,
    IssueFactory,
    MemberFactory,
)
from tests.pages import text_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def last():
    issue = IssueFactory(published=True, number=7, year=2015, quarter=4, page_budget=6)
    ForewordFactory(parent=issue, title_en="Last year’s words")
    CountriesMapFactory(parent=issue)
    return issue


def kinds(issue) -> list[str]:
    return [block._meta.model_name for block in Material(issue).blocks]


def start(editor, **typed_in) -> Issue:
    """From the home page's link: the second of two clicks saves."""
    form = typed(editor.get(page(Issue, "add")))
    answer = editor.post(page(Issue, "add"), form | {"_continue": "1"} | typed_in)
    made = Issue.objects.order_by("-pk").first()
    assert answer["Location"].split("#")[0] == page(Issue, "change", made.pk)
    return made


def test_new_issue_takes_over_what_is_proposed(editor, last):
    made = start(editor)
    assert (made.number, made.year, made.quarter) == (8, 2016, 1)
    assert (made.planned_on, made.page_budget) == (datetime.date(2016, 3, 31), 6)


def test_new_issue_has_the_shape_of_the_last_one_without_its_words(editor, last):
    made = start(editor)
    assert kinds(made) == ["foreword", "countriesmap"]
    assert made.newsletter_foreword_set.get().title_en == ""


def test_new_issue_is_empty_on_demand(editor, last):
    assert kinds(start(editor, shape="empty")) == []


def test_first_issue_of_all_is_empty(editor):
    assert "the same as" not in text_of(editor.get(page(Issue, "add")))
    made = start(editor)
    assert (made.number, kinds(made)) == (1, [])


def test_shape_is_that_of_the_last_published_issue_whatever_is_being_drafted(last):
    ArticleFactory(parent=IssueFactory(number=8, year=2016, quarter=1))
    assert model_issue() == last
    assert proposal()["number"] == 9


def test_correction_is_nobodys_last_issue(last):
    IssueFactory(number=7, year=2015, quarter=4, corrects=last, correction=True, page_budget=9)
    assert proposal()["number"] == 8
    assert model_issue() == last


@pytest.mark.parametrize(
    ("year", "quarter", "day"),
    [(2015, 4, "2015-12-31"), (2016, 4, "2016-12-30"), (2018, 3, "2018-09-28")],
)
def test_planned_day_is_the_quarters_last_working_day(year, quarter, day):
    assert planned_day(year, quarter).isoformat() == day


def test_quarters_are_told_by_their_days(editor):
    assert "4: 1 October to 31 December" in editor.get(page(Issue, "add")).content.decode()


@pytest.mark.parametrize("quarter", ["5", "0", "", "x"])
def test_quarter_that_no_year_has_is_refused_beside_the_field(editor, quarter):
    answer = editor.post(
        page(Issue, "add"), typed(editor.get(page(Issue, "add"))) | {"quarter": quarter}
    )
    assert "quarter" in errors_of(answer)


def test_start_is_noted_once(editor, last):
    made = start(editor)
    assert [event.kind for event in made.events.all()] == [Event.Kind.CREATED]


def test_starting_takes_the_right_to_add(client, last):
    reader = MemberFactory(is_staff=True)
    reader.user_permissions.add(Permission.objects.get(codename="change_issue"))
    with pytest.raises(PermissionDenied):
        start_issue(Issue(number=8, year=2016, quarter=1), by=reader, like=last)
    client.force_login(reader)
    assert client.post(page(Issue, "add"), {"number": 8}).status_code == 403
    assert not Issue.objects.filter(number=8).exists()
