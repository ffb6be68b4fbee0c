"""The portrait of whoever is asked: theirs to see, nobody's to publish without their agreement."""

import pytest
from django.core.files.storage import storages

from tests.factories import HolderFactory, MemberFactory
from tests.newsletter.authors import Author, interview_request, photo
from tests.pages import text_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def author(client):
    author = Author(client, interview_request())
    author.write({author.key(): "First", "portrait": photo()})
    return author


def test_drafted_portrait_is_seen_at_the_link_alone(author):
    answer = author.get("portrait")
    assert answer["Content-Type"] == "image/webp"
    assert b"".join(answer.streaming_content)
    name = author.request.portrait.name
    assert storages["private"].exists(name)
    for address in (f"/media/{name}", f"/admin/newsletter/pictures/{name}"):
        assert author.client.get(address).status_code == 404
    assert f'src="{author.home}portrait/"' in author.get().content.decode()


def test_drafted_portrait_is_not_in_the_block(author):
    assert not author.request.interview.portrait
    assert "data:image/webp" in author.get("column").content.decode()


def test_approved_portrait_is_the_interviews(author):
    author.approve(photo="on")
    request = author.request
    assert request.interview.portrait
    assert request.interview.shows_portrait
    assert not request.portrait
    assert request.approves_photo
    assert author.text.is_approved


def test_refused_portrait_is_not_kept_and_none_is_shown(author, django_capture_on_commit_callbacks):
    name = author.request.portrait.name
    with django_capture_on_commit_callbacks(execute=True):
        author.approve()
    interview = author.request.interview
    assert not interview.portrait
    assert not interview.shows_portrait
    assert not storages["private"].exists(name)
    assert "<img" not in author.get("column").content.decode()


def test_refusal_holds_for_the_holders_own_portrait(client):
    """Which is on the network's pages, with their agreement; the newsletter is another matter."""
    holder = HolderFactory(pictured=True)
    author = Author(client, interview_request(interview={"holder": holder}))
    author.write({author.key(): "First"})
    assert "data:image/webp" in author.get("column").content.decode()
    author.approve()
    assert author.request.interview.shown_portrait is None


def test_portrait_stays_while_the_text_is_written_on(author):
    name = author.request.portrait.name
    author.write({author.key(): "Second", "portrait_ppoi": "0.2x0.2"})
    request = author.request
    assert (request.portrait.name, request.portrait_ppoi) == (name, "0.2x0.2")


def test_portrait_is_taken_away_again(author):
    author.write({"portrait-clear": "on"})
    assert not author.request.portrait
    assert author.get("portrait").status_code == 404


def test_editors_see_the_portrait_once_it_is_sent(author):
    author.approve(photo="on")
    author.client.force_login(MemberFactory(ctr=True))
    address = author.request.interview.portrait.url
    answer = author.client.get(address)
    assert answer.status_code == 200
    assert b"".join(answer.streaming_content)
    assert "with the photo" in text_of(
        author.client.get(f"/admin/newsletter/issue/{author.request.issue.pk}/texts/")
    )
