"""Where the newsletter told of a country, a post or an action: published issues only."""

import pytest
from django.utils import translation

from newsletter.rendering import anchor
from newsletter.sections import about_actor
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
    assert "No. 7" not in text_of(shown)


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


@pytest.mark.parametrize("path", PAGES)
def test_a_mention_leads_to_the_block_and_tells_its_page(client, action, path):
    issue = IssueFactory(number=7, published=True)
    block = ActionsFactory(parent=issue, actions=[action], title_en="Rewritten since")
    other = ActionsFactory(parent=issue, actions=[ActionFactory()])
    contents = [
        {"title": "On the ground", "anchor": anchor(block), "page": 4},
        {"title": "Elsewhere", "anchor": anchor(other), "page": 5},
    ]
    EditionFactory(issue=issue, contents=contents)
    shown = client.get(f"/en/{path}")
    assert f"/en/newsletter/7/#{anchor(block)}" in links_of(shown)
    assert "On the ground , page 4" in text_of(shown)
    assert "Rewritten since" not in text_of(shown)
    assert "Elsewhere" not in text_of(shown)


@pytest.mark.parametrize("count", [3, 300])
def test_mentions_take_two_queries_and_end_with_the_archive(
    action, count, django_assert_num_queries
):
    for number in range(1, count + 1):
        issue = IssueFactory(number=number, published=True)
        block = ActionsFactory(parent=issue, actions=[action])
        contents = [{"title": "Told", "anchor": anchor(block), "page": 1}]
        EditionFactory(issue=issue, contents=contents)
    with django_assert_num_queries(2), translation.override("en"):
        found = about_actor(action.leader)
    assert len(found["mentions"]) == min(count, 12)
    assert all(len(mention.blocks) == 1 for mention in found["mentions"])
    assert found["has_more"] == (count > 12)
