"""The portrait of whoever is asked: theirs to see, nobody's to publish without their agreement."""

from pathlib import Path

import pytest
from django.core.files.storage import storages

from network.models import Actor, Holder
from newsletter.actions.asking import cancel
from tests.factories import HolderFactory, InterviewFactory, MemberFactory
from tests.newsletter.authors import Author, interview_request, photo
from tests.pages import text_of

pytestmark = pytest.mark.django_db


def files_like(name: str) -> list[Path]:
    """The stored picture and all its renditions."""
    return [*Path(storages["private"].location).rglob(f"{Path(name).stem}*")]


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


def test_author_who_comes_back_sees_the_approved_portrait(author):
    author.approve(photo="on")
    shown = author.get().content.decode()
    assert f'src="{author.home}portrait/"' in shown
    assert "This photo is with your text." in shown
    author.write({"portrait": photo()})
    assert "This photo is with your text." not in author.get().content.decode()


def test_refused_portrait_is_not_kept_and_none_is_shown(author, django_capture_on_commit_callbacks):
    name = author.request.portrait.name
    author.get("column")
    assert files_like(name)
    with django_capture_on_commit_callbacks(execute=True):
        author.approve()
    interview = author.request.interview
    assert not interview.portrait
    assert not interview.shows_portrait
    assert files_like(name) == []
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


@pytest.mark.parametrize("end", ["withdraw", "cancel"])
@pytest.mark.parametrize("sent", [True, False])
def test_no_file_outlives_the_request(author, end, sent, django_capture_on_commit_callbacks):
    name = author.request.portrait.name
    author.get("column")
    if sent:
        author.approve(photo="on")
    with django_capture_on_commit_callbacks(execute=True):
        if end == "withdraw":
            author.client.post(f"{author.home}withdraw/")
        else:
            cancel(author.request, by=MemberFactory(ctr=True))
    assert author.request.draft == {}
    # What was sent and not withdrawn is the issue's.
    assert bool(files_like(name)) == (sent and end == "cancel")


def test_picture_that_the_published_issue_shows_stays_when_it_leaves_a_correction(
    author, django_capture_on_commit_callbacks
):
    author.approve(photo="on")
    interview = author.request.interview
    InterviewFactory(portrait=interview.portrait.name, copy_of=interview.pk)
    with django_capture_on_commit_callbacks(execute=True):
        author.client.post(f"{author.home}withdraw/")
    assert not author.request.interview.portrait
    assert files_like(interview.portrait.name)


def test_approval_is_of_the_photo_and_the_contact_that_were_seen(client):
    """The post's own page may change both; then nobody has agreed to what would be printed."""
    holder = HolderFactory(pictured=True)
    author = Author(client, interview_request(interview={"holder": holder}))
    author.write({author.key(): "First"})
    author.approve(photo="on", contact="on")
    assert author.text.is_approved
    other = HolderFactory(pictured=True).portrait.name
    Holder.objects.filter(pk=holder.pk).update(portrait=other)
    assert not author.text.is_approved
    Holder.objects.filter(pk=holder.pk).update(portrait=holder.portrait.name)
    assert author.text.is_approved
    Actor.objects.update(email="new@example.org", email_visibility="public")
    assert not author.text.is_approved


def test_drafted_portrait_goes_with_the_draft(author, django_capture_on_commit_callbacks):
    name = author.request.portrait.name
    author.get("column")
    with django_capture_on_commit_callbacks(execute=True):
        author.request.issue.delete()
    assert files_like(name) == []
