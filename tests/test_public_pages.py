"""What holds for every public page: it tells everybody the same, and nothing that is private."""

import pytest

from network.models import Visibility
from tests.factories import (
    ActionFactory,
    ActionsFactory,
    ActorFactory,
    ComponentFactory,
    ContactFactory,
    ContributionFactory,
    CountryFactory,
    EditionFactory,
    HolderFactory,
    InterviewFactory,
    IssueFactory,
    KeyFigureOfStrategyFactory,
    MemberFactory,
)

pytestmark = pytest.mark.django_db

PATHS = [
    "",
    "accessibility/",
    "actions/",
    "actions/varna/",
    "countries/",
    "countries/bulgaria/",
    "glossary/",
    "help/",
    "legal/",
    "network/",
    "network/scac-sofia/",
    "newsletter/",
    "newsletter/1/",
    "open-data/",
    "privacy/",
    "search/",
    "strategy/",
]
CONTACT = ["contact/", "contact/sent/", "network/scac-sofia/contact/"]
EMAIL, PHONE = "hidden@example.org", "+359 2 000 00 00"


@pytest.fixture
def full_site():
    """A post in all its places: led action, country, interview and contact of a published issue."""
    country = CountryFactory(slug="bulgaria", partner=True)
    post = ActorFactory(slug="scac-sofia", organisation__country=country, email=EMAIL, phone=PHONE)
    component = ComponentFactory()
    KeyFigureOfStrategyFactory(strategy=component.strategy)
    action = ActionFactory(slug="varna", leader=post, countries=[country], components=[component])
    ContributionFactory(action=action)
    issue = IssueFactory(number=1, published=True)
    for language in ("en", "fr"):
        EditionFactory(issue=issue, language=language)
    ActionsFactory(parent=issue, actions=[action])
    ContactFactory(parent=issue, actor=post)
    InterviewFactory(parent=issue, holder=HolderFactory(actor=post))
    return post


def show(post, visibility):
    post.email_visibility = post.phone_visibility = visibility
    post.save()


def visitor(client, kind):
    if kind != "anonymous":
        client.force_login(MemberFactory(**{kind: True}))
    return client


def each(client, paths, language="en"):
    """(path, HTML, response) of each page; looped within a test, for the site is slow to set up."""
    for path in paths:
        response = client.get(f"/{language}/{path}")
        assert response.status_code == 200, path
        yield path, response.content.decode(), response


@pytest.mark.parametrize("kind", ["anonymous", "ctr", "superuser"])
@pytest.mark.parametrize("visibility", [Visibility.NOBODY, Visibility.NETWORK])
def test_private_contact_details_are_on_no_page(client, full_site, kind, visibility):
    """Not for those who are signed in either: a copy of their page would serve everybody."""
    show(full_site, visibility)
    for path, html, _response in each(visitor(client, kind), PATHS + CONTACT):
        assert EMAIL not in html, path
        assert PHONE not in html, path
        assert PHONE.replace(" ", "") not in html, path


def test_public_contact_details_are_on_the_posts_page(client, full_site):
    show(full_site, Visibility.PUBLIC)
    html = client.get("/en/network/scac-sofia/").content.decode()
    assert f'href="mailto:{EMAIL}"' in html
    assert 'href="tel:+35920000000"' in html


@pytest.mark.parametrize("language", ["en", "fr"])
def test_pages_are_in_the_language_of_their_address(client, full_site, language):
    client.defaults["HTTP_ACCEPT_LANGUAGE"] = "de"
    for path, html, response in each(client, PATHS + CONTACT, language):
        assert f'<html lang="{language}">' in html, path
        assert response.headers["Content-Language"] == language, path


@pytest.mark.parametrize("kind", ["anonymous", "superuser"])
def test_pages_can_be_shared_between_readers(client, full_site, kind):
    """No cookie, no answer that depends on one, no token of one reader's form."""
    for path, html, response in each(visitor(client, kind), [*PATHS, "contact/sent/"]):
        assert not response.cookies, path
        assert "cookie" not in response.headers.get("Vary", "").lower(), path
        assert "csrfmiddlewaretoken" not in html, path


def test_pages_have_one_main_heading_and_a_title(client, full_site):
    for path, html, _response in each(client, PATHS + CONTACT):
        assert html.count("<h1") == 1, path
        title = html.partition("<title>")[2].partition("</title>")[0]
        assert title.strip().strip("– ") not in {"", "thbnet"}, path


@pytest.mark.parametrize("state", ["draft", "in_review", "withdrawn"])
def test_unpublished_issues_leave_no_trace(client, full_site, state):
    states = {"in_review": {"in_review": True}, "withdrawn": {"withdrawn": True}}
    issue = IssueFactory(
        number=7777, year=2099, quarter=1, title_en="Unheard-of", **states.get(state, {})
    )
    ActionsFactory(
        parent=issue,
        actions=full_site.led_actions.all(),
        title_en="Unheard-of",
        teaser_en="Unheard-of",
    )
    InterviewFactory(parent=issue, holder=full_site.holders.get(), title_en="Unheard-of")
    if state == "withdrawn":
        EditionFactory(issue=issue, title="Unheard-of", teasers=[{"title": "Unheard-of"}])
    for path, html, _response in each(client, PATHS):
        assert "Unheard-of" not in html, path
        # Of what was withdrawn, the archive keeps the number: whoever holds a copy looks for it.
        assert "7777" not in html or (state == "withdrawn" and path == "newsletter/"), path
    gone = 410 if state == "withdrawn" else 404
    assert client.get("/en/newsletter/7777/").status_code == gone


def test_pages_travel_without_the_indentation_of_their_templates(client, full_site):
    for path, html, _response in each(client, PATHS):
        assert "\n\n" not in html, path
        assert "\n " not in html, path
