"""Where the newsletter told of a country, a post or an action: published issues only."""

import pytest

from tests.factories import (
    ActionFactory,
    ActionsFactory,
    ActorFactory,
    ContactFactory,
    CountryFactory,
    EditionFactory,
    ForewordFactory,
    HolderFactory,
    InterviewFactory,
    IssueFactory,
)
from tests.pages import links_of, text_of

pytestmark = pytest.mark.django_db
PAGES = ["countries/bulgaria/", "network/scac-sofia/", "actions/varna/"]


@pytest.fixture
def action():
    country = CountryFactory(slug="bulgaria", partner=True)
    post = ActorFactory(slug="scac-sofia", organisation__country=country)
    return ActionFactory(slug="varna", leader=post, countries=[country])


def issue_about(action, **state):
    issue = IssueFactory(number=7, **state)
    ActionsFactory(parent=issue, actions=[action])
    return issue


@pytest.mark.parametrize("path", PAGES)
def test_a_published_issue_is_named_by_the_title_it_was_published_with(client, action, path):
    issue = issue_about(action, published=True, title_en="Rewritten since")
    EditionFactory(issue=issue, title="As first published")
    EditionFactory(issue=issue, title="As corrected", number=2)
    EditionFactory(issue=issue, title="En français", language="fr")
    response = client.get(f"/en/{path}")
    assert "/en/newsletter/7/" in links_of(response)
    assert "In the newsletter No. 7, quarter 2 of 2016 As corrected" in text_of(response)
    assert "Rewritten since" not in text_of(response)
    assert "En français" in text_of(client.get(f"/fr/{path}"))


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("state", ["in_review", "withdrawn"])
def test_an_issue_that_is_not_published_is_not_named(client, action, path, state):
    EditionFactory(issue=issue_about(action, **{state: True}))
    shown = client.get(f"/en/{path}")
    assert "/en/newsletter/7/" not in links_of(shown)
    assert "In the newsletter" not in text_of(shown)


@pytest.mark.parametrize("path", PAGES)
def test_an_issue_about_others_is_not_named(client, action, path):
    EditionFactory(issue=issue_about(ActionFactory(), published=True))
    assert "/en/newsletter/7/" not in links_of(client.get(f"/en/{path}"))


@pytest.mark.parametrize("block", ["interview", "foreword", "contact"])
def test_a_post_is_told_of_in_interviews_forewords_and_contacts(client, action, block):
    issue, holder = IssueFactory(number=7, published=True), HolderFactory(actor=action.leader)
    EditionFactory(issue=issue)
    {
        "interview": lambda: InterviewFactory(parent=issue, holder=holder),
        "foreword": lambda: ForewordFactory(parent=issue, signatories=[holder]),
        "contact": lambda: ContactFactory(parent=issue, actor=action.leader),
    }[block]()
    assert "/en/newsletter/7/" in links_of(client.get("/en/network/scac-sofia/"))


def test_a_country_is_told_of_in_an_interview_with_its_embassy(client, action):
    issue = IssueFactory(number=7, published=True)
    EditionFactory(issue=issue)
    InterviewFactory(parent=issue, holder=HolderFactory(actor=action.leader))
    assert "/en/newsletter/7/" in links_of(client.get("/en/countries/bulgaria/"))


def test_an_issue_is_named_once_however_often_it_tells_of_something(client, action):
    issue = issue_about(action, published=True)
    ActionsFactory(parent=issue, actions=[action])
    EditionFactory(issue=issue)
    assert links_of(client.get("/en/actions/varna/")).count("/en/newsletter/7/") == 1
