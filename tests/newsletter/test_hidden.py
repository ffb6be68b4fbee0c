"""A draft shows nowhere: whatever is asked answers exactly like what never existed."""

import datetime
import re

import pytest
from django.contrib import admin
from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.utils import timezone

from newsletter.actions.correcting import open_correction
from newsletter.models import EditionPicture, Issue
from tests import factories
from tests.newsletter.corrections import NOTE

pytestmark = pytest.mark.django_db

HIDDEN, NEVER = 7, 9  # numbers of issues
WORD = "Unheard-of"


@pytest.fixture
def told():
    """What readers may see, and what the hidden issues tell about, too."""
    country = factories.CountryFactory(partner=True)
    actor = factories.ActorFactory(held=True, organisation__country=country)
    action = factories.ActionFactory(leader=actor, countries=[country])
    issue = factories.IssueFactory(number=1, published=True)
    factories.ArticleFactory(parent=issue)
    factories.EditionFactory(issue=issue)
    return {"country": country, "actor": actor, "action": action, "issue": issue}


def fill(issue, told):
    factories.ArticleFactory(parent=issue, title_en=WORD, teaser_en=WORD)
    factories.ActionsFactory(parent=issue, actions=[told["action"]], title_en=WORD)
    factories.InterviewFactory(parent=issue, holder=told["actor"].holders.get(), title_en=WORD)
    factories.ContactFactory(parent=issue, actor=told["actor"], title_en=WORD)


def draft(told, **fields):
    issue = factories.IssueFactory(number=HIDDEN, title_en=WORD, title_fr=WORD, **fields)
    fill(issue, told)
    # Rows that no draft has: should one have them some day, nobody gets them either.
    edition = factories.EditionFactory(issue=issue, title=WORD, html=WORD, code="HIDDEN2345")
    EditionPicture.objects.create(revision=edition.revision, name="a.jpg", content=b"hidden")
    return issue


def scheduled(told):
    at = timezone.now() + datetime.timedelta(days=1)
    return draft(told, publish_at=at, scheduled_by=factories.MemberFactory(ctr=True))


STATES = {
    "draft": draft,
    "in review": lambda told: draft(told, in_review=True),
    "scheduled": scheduled,
}
ASKED = [
    ("get", {}),
    ("head", {}),
    ("post", {}),
    ("get", {"range": "bytes=0-100"}),
    ("get", {"if-none-match": "*"}),
    ("get", {"if-match": "*"}),
    ("get", {"accept-language": "fr"}),
]
BY_NUMBER = [
    "/{language}/newsletter/{number}/",
    "/{language}/newsletter/{number}/pdf/",
    "/{language}/newsletter/{number}/revisions/1/pdf/",
    "/{language}/newsletter/{number}/feed/",
    "/newsletter/{number}/",
    "/media/newsletter/{number}/a.jpg",
]


def answer(client, method, address, headers, *hidden):
    """Status, headers and body, with what was asked for taken out of them."""
    response = getattr(client, method)(address, headers=headers)
    told = {name: text for name, text in response.headers.items() if name != "Expires"}
    text = repr((response.status_code, sorted(told.items()), response.content))
    for name in hidden:
        text = text.replace(str(name), "…")
    return re.sub(r"(nonce|csrfmiddlewaretoken)[^ >]*", "", text)


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("language", ["en", "fr"])
def test_number_of_a_draft_answers_like_a_number_that_never_was(client, told, state, language):
    STATES[state](told)
    for method, headers in ASKED:
        for pattern in BY_NUMBER:
            there, nowhere = (
                answer(
                    client, method, pattern.format(language=language, number=n), headers, f"/{n}/"
                )
                for n in (HIDDEN, NEVER)
            )
            assert there == nowhere, (method, pattern, headers)


@pytest.mark.parametrize("state", STATES)
def test_code_of_a_draft_answers_like_a_code_that_never_was(client, told, state):
    STATES[state](told)
    for method, headers in ASKED:
        for pattern in ("/verify/{}/", "/en/verify/{}/", "/fr/verify/{}/"):
            there, nowhere = (
                answer(client, method, pattern.format(code), headers, code)
                for code in ("HIDDEN2345", "UNHEAR2345")
            )
            assert there == nowhere, (method, pattern)


def everything_public(client, told) -> dict:
    pages = [
        "",
        "newsletter/",
        "newsletter/1/",
        "newsletter/1/pdf/",
        "newsletter/1/revisions/2/pdf/",
    ]
    pages += ["newsletter/feed/", "search/?q=unheard-of", "actions/", "network/", "countries/"]
    pages += [f"countries/{told['country'].slug}/", f"network/{told['actor'].slug}/"]
    pages += [f"actions/{told['action'].slug}/"]
    addresses = [f"/{language}/{page}" for language in ("en", "fr") for page in pages]
    addresses += ["/sitemap.xml", "/robots.txt", "/feed/", "/open-data/issues.json"]
    return {address: answer(client, "get", address, {}) for address in addresses}


@pytest.mark.parametrize("state", [*STATES, "correction"])
def test_public_pages_are_the_same_with_and_without_it(client, told, state):
    before = everything_public(client, told)
    if state == "correction":
        ctr = factories.MemberFactory(ctr=True)
        fill(open_correction(told["issue"], kind="update", by=ctr, **NOTE), told)
    else:
        STATES[state](told)
    after = everything_public(client, told)
    assert [address for address in before if before[address] != after[address]] == []


def pages_of_the_desk(key: int) -> list[str]:
    """Every address about one issue that the admin has."""
    routes = [str(each.pattern) for each in admin.site.get_model_admin(Issue).get_urls()]
    of_one = [route for route in routes if "<int:pk>" in route or "<path:object_id>" in route]
    languages = [route.replace("<slug:language>", "en") for route in of_one]
    keyed = [re.sub(r"<(int:pk|path:object_id)>", str(key), route) for route in languages]
    return [f"/admin/newsletter/issue/{re.sub('<[^>]+>', '1', route)}" for route in keyed]


@pytest.mark.parametrize("member", [None, {}, {"staff": True}, {"administrator": True}])
def test_desk_answers_outsiders_like_a_key_that_never_was(client, told, member):
    key, unknown = draft(told, pk=1001).pk, 2001
    if member is not None:
        client.force_login(factories.MemberFactory(**member))
    found = list(zip(pages_of_the_desk(key), pages_of_the_desk(unknown), strict=True))
    assert len(found) > 10
    for method in ("get", "head", "post"):
        for real, unreal in found:
            there = answer(client, method, real, {}, f"/{key}/")
            assert there == answer(client, method, unreal, {}, f"/{unknown}/"), (method, real)
            assert WORD not in there


@pytest.mark.parametrize("member", [None, {"staff": True}])
def test_private_picture_answers_like_a_name_that_never_was(client, member):
    name = storages["private"].save("blocks/there.jpg", ContentFile(b"hidden"))
    unknown = "x" * len(name)
    if member is not None:
        client.force_login(factories.MemberFactory(**member))
    for pattern in ("/admin/newsletter/pictures/{}", "/media/{}", "/media/newsletter/1/{}"):
        there = answer(client, "get", pattern.format(name), {}, name)
        assert there == answer(client, "get", pattern.format(unknown), {}, unknown)
