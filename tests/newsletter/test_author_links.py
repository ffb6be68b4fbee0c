"""What an author's link opens, what it does not, and that looking changes nothing."""

import datetime
from logging.config import DictConfigurator

import pytest
from django.conf import settings as project
from django.contrib.sessions.models import Session
from django.core.signing import Signer
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from newsletter.models import TextRequest
from newsletter.models.text_request import new_seal
from newsletter.texts.links import path, token
from tests.attacks.addresses import every_address
from tests.factories import ArticleFactory, IssueFactory, TextRequestFactory
from tests.newsletter.authors import Author, interview_request
from tests.pages import text_of

pytestmark = pytest.mark.django_db
OUTSIDE = ("/accounts/login/", "/en/")  # where one signs in; the public home page
PAGES = ["", "write/", "column/", "portrait/", "withdraw/"]


@pytest.fixture
def author(client):
    return Author(client, interview_request())


def set_facts(request, **facts):
    TextRequest.objects.filter(pk=request.pk).update(**facts)


ENDED = {
    "expired": lambda request: set_facts(request, expires_at=timezone.now()),
    "renewed": lambda request: set_facts(request, seal=new_seal()),
    "cancelled": lambda request: set_facts(request, cancelled_at=timezone.now()),
    "withdrawn": lambda request: set_facts(request, withdrawn_at=timezone.now()),
    "for a block that is gone": lambda request: request.interview.delete(),
}
FORGED = {
    "forged": lambda request: path(request)[:-6] + "AAAAA/",
    "signed for something else": lambda request: f"/texts/{Signer().sign(request.pk)}/",
    "nonsense": lambda _request: "/texts/%00%ff-é/",
}


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("how", [*ENDED, *FORGED])
def test_link_that_holds_no_more_says_whom_to_ask(how, method, page, author):
    """One page for all, which does not tell whether there ever was such a text."""
    request = author.request
    address = FORGED.get(how, path)(request)
    ENDED.get(how, id)(request)
    rows = list(TextRequest.objects.values())
    response = getattr(author.client, method)(f"{address}{page}")
    assert response.status_code == 410
    assert "ask whoever asked you" in text_of(response)
    assert text_of(response) == text_of(author.client.get("/texts/nothing/"))
    assert list(TextRequest.objects.values()) == rows


def test_link_holds_to_the_end_of_its_last_day(author):
    set_facts(author.request, expires_at=timezone.now() + datetime.timedelta(minutes=1))
    assert author.get().status_code == 200


@pytest.mark.parametrize("method", ["get", "head"])
@pytest.mark.parametrize("page", PAGES)
def test_looking_at_the_link_writes_nothing(method, page, author):
    """Mail servers follow links before people do."""
    with CaptureQueriesContext(connection) as queries:
        response = getattr(author.client, method)(author.home + page, follow=True)
    assert response.status_code in {200, 404}
    assert {query["sql"].split()[0] for query in queries} == {"SELECT"}
    assert not Session.objects.exists()


def test_link_opens_nothing_of_the_admin(author):
    author.write({author.key(): "First"})
    values = {"pk": author.request.issue.pk, "object_id": author.request.issue.pk}
    for address in every_address():
        names = {name: values.get(name, 1) for name in address.arguments} | {"language": "en"}
        answer = author.client.get(address.filled_in(names), follow=True)
        led_away = answer.redirect_chain and answer.redirect_chain[-1][0].startswith(OUTSIDE)
        assert led_away or answer.status_code in {403, 404, 405}, address


def test_link_opens_nobody_elses_text(author):
    other = interview_request(interview={"title_en": "Somebody else’s"}, name="Somebody Else")
    question = other.issue.newsletter_questionanswer_set.get()
    key = f"questionanswer-{question.pk}-answer_en"
    author.write({key: "Mine in theirs", "request": other.pk})
    author.save({key: "<p>Mine in theirs</p>"})
    author.approve()
    question.refresh_from_db()
    assert question.answer_en == ""
    assert TextRequest.objects.get(pk=other.pk).draft == {}
    for page in ("write", "column", "withdraw"):
        assert "Somebody" not in author.get(page).content.decode()


def test_rest_of_the_issue_is_not_shown(author):
    ArticleFactory(parent=author.request.issue, title_en="Secret draft", text_en="<p>Secret</p>")
    for page in ("write", "column", "withdraw"):
        assert "Secret" not in author.get(page).content.decode()


@pytest.mark.parametrize("page", [*PAGES, "nothing"])
def test_address_is_kept_secret(page, author):
    address = "/texts/nothing/" if page == "nothing" else author.home + page
    response = author.client.get(address)
    assert response.headers["Referrer-Policy"] == "strict-origin"
    assert response.headers["X-Robots-Tag"] == "noindex"
    for word in ("no-store", "private"):
        assert word in response.headers["Cache-Control"]


@pytest.mark.parametrize("page", ["write/", "portrait/"])
def test_log_does_not_keep_the_link(page, author, caplog):
    hide = DictConfigurator({}).configure_filter(project.LOGGING["filters"]["secret_paths"])
    caplog.handler.addFilter(hide)
    author.client.put(author.home + page)
    caplog.handler.removeFilter(hide)
    assert "/texts/…" in caplog.text
    assert token(author.request) not in caplog.text


@pytest.mark.parametrize("page", ["write", "column", "withdraw"])
def test_forged_request_is_refused(page, author):
    sent = author.fields() | {author.key(): "Forged"}
    answer = Client(enforce_csrf_checks=True).post(f"{author.home}{page}/", sent)
    assert answer.status_code == 403
    assert author.request.draft == {}


def test_published_column_is_read_and_no_longer_written(client):
    author = Author(client, interview_request(interview={"parent": IssueFactory(published=True)}))
    page = client.get(author.home, follow=True)
    assert "Your column is published" in text_of(page)
    sent = {"format": "html", author.key(): "<p>Late</p>"}
    assert client.post(f"{author.home}write/", sent, follow=True).status_code == 200
    assert author.request.draft == {}
    assert client.post(f"{author.home}column/", {"seen": "", "text": "on"}).status_code == 409


def test_draft_outlives_a_new_link(author):
    author.write({author.key(): "Kept"})
    set_facts(author.request, seal=new_seal())
    again = Author(author.client, author.request)
    assert "Kept" in text_of(again.get())
    assert TextRequestFactory(interview=author.request.interview).draft == {}
