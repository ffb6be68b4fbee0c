"""The CTR's quarter, from a blank one to a published issue: fifteen clicks beside typing."""

import pytest
from django.test import Client
from playwright.sync_api import expect

from newsletter.actions.approving import approve
from newsletter.fingerprints import of_issue
from newsletter.material import Material
from newsletter.models import Issue, Review, StandardQuestion, TextRequest
from tests.browser.signing import sign_in
from tests.browser.visits import Visit
from tests.factories import (
    ActorFactory,
    ContactFactory,
    ForewordFactory,
    HolderFactory,
    IssueFactory,
    MemberFactory,
)
from tests.newsletter.authors import Author

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

MOST_CLICKS = 15
PATIENCE = 90_000  # milliseconds: two PDFs are drawn
WORDS = "Three towns told us what they need, and the network listens."
MOTS = "Trois villes ont dit ce dont elles ont besoin, et le réseau les écoute."
ANSWERS = {"en": "We meet every week, and we listen.", "fr": "Nous nous voyons chaque semaine."}


@pytest.fixture
def post():
    """A post with somebody on it, who can be asked for an interview."""
    holder = HolderFactory(actor=ActorFactory())
    StandardQuestion.objects.all().delete()
    StandardQuestion.objects.create(question_en="What do you do?", question_fr="Que faites-vous ?")
    return holder


@pytest.fixture
def last(post):
    issue = IssueFactory(number=1, year=2025, quarter=1, published=True)
    ForewordFactory(parent=issue)
    ContactFactory(parent=issue, actor=post.actor)
    return issue


@pytest.fixture
def visit(page, last):
    MemberFactory(reviewer=True, first_name="Anna", last_name="Petrova")
    page.set_viewport_size({"width": 1400, "height": 1000})
    sign_in(page, MemberFactory(ctr=True))
    return Visit(page)


def choose(visit, name: str, value: str):
    """Of a list: one click opens it, another chooses."""
    visit.page.locator(f"[name={name}]").select_option(value)
    visit.clicks += 2


def write(visit, label: str, words: str):
    visit.page.get_by_role("textbox", name=label).locator("visible=true").first.fill(words)


def save(visit):
    visit.click("button", "Save and continue editing")
    visit.page.get_by_text("was changed successfully").wait_for()
    visit.page.locator("[data-name=show]").first.wait_for()


def answer(request: TextRequest):
    """What the person asked does meanwhile, elsewhere."""
    author = Author(Client(), request)
    author.write({author.key(1, code): words for code, words in ANSWERS.items()})
    author.approve(contact="on")


def test_ctr_makes_an_issue_in_fifteen_clicks(visit, post, postbox):
    page = visit.page
    visit.choose(page.get_by_role("link", name="Start the issue of"))
    visit.type({"title_en": "What towns need", "title_fr": "Ce qu’il faut aux villes"})
    visit.click("button", "Start the issue")

    page.locator("[data-name=show]").first.wait_for()
    visit.type({"foreword_set-0-title_en": "Listening"})  # the French title is forgotten
    write(visit, "Text, English", WORDS)
    write(visit, "Text, French", MOTS)
    save(visit)
    issue = Issue.objects.get(number=2)

    visit.click("link", "Ask somebody for an interview or a text")
    choose(visit, "holder", str(post.pk))
    visit.type({"email": "claire@example.org"})
    visit.click("button", "Ask, and mail the link")
    page.get_by_text("A link was mailed").wait_for()
    answer(TextRequest.objects.get())

    visit.click("link", "Edit")
    visit.click("button", "Preview beside the text")
    expect(page.frame_locator("iframe").get_by_text(WORDS)).to_be_visible()
    expect(page.frame_locator("iframe").get_by_text(ANSWERS["en"])).to_be_visible()
    visit.choose(page.get_by_role("link", name="is missing in French"))
    visit.type({"foreword_set-0-title_fr": "Écouter"})
    save(visit)

    visit.click("link", "Review")
    visit.click("button", "Send for review")
    page.get_by_text("1 person is asked.").wait_for()
    review = Review.objects.get()
    approve(review, by=review.reviewer, seen=of_issue(Material(issue)))

    visit.click("link", "Publish")
    visit.choose(page.get_by_role("button", name="Publish now"))
    page.get_by_text("is published.").wait_for(timeout=PATIENCE)
    assert Issue.objects.get(pk=issue.pk).is_published
    assert visit.clicks <= MOST_CLICKS, visit.clicks
