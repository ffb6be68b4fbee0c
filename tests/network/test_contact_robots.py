"""What keeps robots out, and what nobody should send: never an error, never anything lost."""

import time
from urllib.parse import quote

import pytest

from network.models import Message
from tests.factories import ActorFactory, CountryFactory
from tests.pages import links_of, text_of
from thbnet.models import ContentChange

from .messages import ADDRESS, TYPED, opened, said, write

pytestmark = pytest.mark.django_db
HOURS = 3600  # seconds


STAMPS = {
    "just now": lambda: opened(0),
    "the day before": lambda: opened(25 * HOURS),
    "none": lambda: "",
    "forged": lambda: "1700000000:forged",
    "nonsense": lambda: "\x00" + "9" * 5000,
}


@pytest.mark.parametrize("kind", STAMPS)
def test_form_that_was_not_read_comes_back_with_all_its_words(client, kind):
    response = write(client, opened=STAMPS[kind]())
    assert response.status_code == 422
    told = "very quick" if kind == "just now" else "open for a long time"
    assert told in text_of(response)
    assert [name for name in TYPED if TYPED[name].partition("\n")[0] not in html(response)] == []
    assert not Message.objects.exists()


def html(response) -> str:
    return response.content.decode()


def test_form_that_came_back_is_taken_a_moment_later(client, monkeypatch):
    form = write(client, opened="").context["form"]
    later = time.time() + 10
    monkeypatch.setattr(time, "time", lambda: later)
    assert write(client, opened=form["opened"].value()).status_code == 302
    assert Message.objects.count() == 1


def test_form_sent_twice_is_one_message(client, postbox):
    sent = said()
    for _ in range(2):
        assert client.post(ADDRESS, sent).status_code == 302
    assert client.post(ADDRESS, sent | {"text": "And another thing."}).status_code == 302
    assert Message.objects.count() == len(postbox.received) == 2


def test_too_many_messages_from_one_address_wait_and_keep_their_words(client):
    for number in range(10):
        assert write(client, text=f"no. {number}").status_code == 302
    refused = write(client, text="One too many")
    assert refused.status_code == 429
    assert refused.headers["Retry-After"] == "600"
    assert "in ten minutes" in text_of(refused)
    assert "One too many" in text_of(refused)
    assert Message.objects.count() == 10
    assert write(client, text="From elsewhere").status_code == 429
    client.defaults["REMOTE_ADDR"] = "198.51.100.7"
    assert write(client, text="From elsewhere").status_code == 302


def test_mistakes_do_not_count_as_messages(client):
    for _ in range(12):
        assert write(client, email="ivana").status_code == 422
    assert write(client).status_code == 302


@pytest.mark.parametrize("field", ["topic", "country", "name", "email", "subject", "text"])
@pytest.mark.parametrize(
    "typed", ["\0", "9" * 30, "x" * 100_000, "<script>alert(1)</script>", "\u202e\U0001f600", "-1"]
)
def test_nonsense_is_answered_and_never_shown_as_html(client, field, typed):
    CountryFactory(partner=True)
    response = write(client, **{field: typed})
    assert response.status_code in {302, 422}
    assert "<script>alert" not in html(response)


@pytest.mark.parametrize("typed", ["\ud800", "\xff\xfe"])
def test_bytes_that_are_no_text_are_answered(client, typed):
    raw = "&".join(f"{name}={quote(words)}" for name, words in said(text="").items())
    raw = f"{raw}{quote(typed.encode('utf-8', 'surrogatepass'))}%ED%A0%80%FF"
    kind = "application/x-www-form-urlencoded"
    assert client.post(ADDRESS, raw, content_type=kind).status_code in {302, 422}


def test_ten_megabytes_are_refused(client):
    response = write(client, text="x" * 10_000_000)
    assert response.status_code == 413
    assert not Message.objects.exists()
    for told in ("too much to be sent at once", "5,000 characters", "trop pour un seul envoi"):
        assert told in text_of(response)
    assert {"/en/contact/", "/fr/contact/"} <= set(links_of(response))
    assert 'lang="fr"' in html(response)


def test_more_fields_than_any_form_has_are_refused_too(client):
    response = client.post(ADDRESS, {f"field-{number}": "" for number in range(6000)})
    assert response.status_code == 413
    assert client.get(ADDRESS, {f"field-{number}": "" for number in range(6000)}).status_code == 400


def test_what_a_link_proposes_is_chosen_and_nonsense_is_not(client):
    CountryFactory(slug="bulgaria", partner=True)
    page = client.get(f"{ADDRESS}?topic=suggestion&country=bulgaria")
    assert '<option value="suggestion" selected>' in html(page)
    assert '<option value="bulgaria" selected>' in html(page)
    for nonsense in ("topic=%00&country=%FF", "topic=" + "x" * 5000, "country=1&country=2"):
        assert client.get(f"{ADDRESS}?{nonsense}").status_code == 200


@pytest.mark.parametrize("path", ["contact/", "network/scac/contact/"])
def test_form_is_shared_with_nobody(client, path):
    ActorFactory(slug="scac")
    response = client.get(f"/en/{path}")
    assert not getattr(response, "is_shared", False)
    assert "no-store" in response.headers["Cache-Control"]


def noted() -> list:
    """What the database noted of changes, each of which renews every page."""
    return list(ContentChange.objects.order_by("pk").values_list())


def test_message_moves_no_copy_of_a_page(client):
    """Or anybody could have every page drawn anew, as often as they like."""
    ActorFactory(slug="scac")
    before = noted()
    assert before
    write(client)
    write(client, "/en/network/scac/contact/")
    assert Message.objects.count() == 2
    assert noted() == before
