"""What a code says, and whether a file is the one that we published under it."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from newsletter.actions.withdrawing import withdraw
from newsletter.views.verification import Digest
from tests import factories
from tests.pages import links_of, text_of

pytestmark = pytest.mark.django_db

CODE = "ABCDE23456"
PAGE = "/en/verify/ABCDE-23456/"


@pytest.fixture
def edition():
    issue = factories.IssueFactory(number=1, published=True)
    return factories.EditionFactory(issue=issue, code=CODE)


def correct(edition, kind="erratum"):
    revision = factories.RevisionFactory(
        issue=edition.issue, number=2, kind=kind, note_en="A name was misspelt."
    )
    return factories.EditionFactory(revision=revision, code="LATER23456")


def compare(client, content: bytes, name="file"):
    file = SimpleUploadedFile("mine.pdf", content, "application/pdf")
    return client.post(PAGE, {name: file})


@pytest.mark.parametrize("typed", ["ABCDE-23456", "abcde23456", "abcde 23456", "Abcde–23456"])
def test_code_is_understood_as_people_type_it(client, edition, typed):
    answer = client.get("/en/verify/", {"code": typed})
    assert answer["Location"] == PAGE
    assert "still the latest" in text_of(client.get(PAGE))
    assert client.get(f"/en/verify/{typed}/").status_code == 200


def test_what_is_no_code_is_explained_and_kept(client):
    answer = client.get("/en/verify/", {"code": "ABC"})
    assert answer.status_code == 422
    assert "ten letters and digits" in text_of(answer)
    assert 'value="ABC"' in answer.content.decode()


@pytest.mark.parametrize("path", ["/verify/", "/verify/ABCDE-23456/"])
def test_printed_address_leads_to_the_readers_language(client, edition, path):
    answer = client.get(path, headers={"accept-language": "fr"})
    assert answer["Location"] == f"/fr{path}"
    assert client.get(answer["Location"]).status_code == 200


def test_corrected_file_leads_to_the_correction(client, edition):
    correct(edition)
    answer = client.get(PAGE)
    assert "corrected since" in text_of(answer)
    assert "A name was misspelt." in text_of(answer)
    assert "/en/newsletter/1/" in links_of(answer)
    assert "still the latest" in text_of(client.get("/en/verify/LATER23456/"))


def test_file_taken_down_says_so(client, edition):
    correct(edition, "takedown")
    assert "taken down since" in text_of(client.get(PAGE))


def test_withdrawn_file_says_so_and_why(client, edition):
    ctr = factories.MemberFactory(ctr=True)
    withdraw(edition.issue, reason_en="Unsafe.", reason_fr="Risqué.", by=ctr)
    answer = client.get(PAGE)
    assert answer.status_code == 200
    assert "withdrawn since" in text_of(answer)
    assert "Unsafe." in text_of(answer)
    assert edition.title not in text_of(answer)


@pytest.mark.parametrize("code", ["ZZZZZ-99999", "x", "%00", "%FF", "A" * 3000, "ABCDE-2345%C3%A9"])
def test_unknown_codes_are_not_found(client, edition, code):
    assert client.get(f"/en/verify/{code}/").status_code == 404


def test_file_is_compared_with_the_one_published(client, edition):
    same, other = compare(client, bytes(edition.pdf)), compare(client, b"%PDF-1.7 changed")
    assert (same.status_code, other.status_code) == (200, 200)
    assert same.context["comparison"] == "same"
    assert other.context["comparison"] == "other"
    assert 'data-result="other" hidden' in same.content.decode()
    assert 'data-result="same" hidden' in other.content.decode()


def test_no_file_or_another_field_is_answered_in_words(client, edition):
    for answer in (client.post(PAGE), compare(client, bytes(edition.pdf), name="other")):
        assert answer.status_code == 422
        assert answer.context["comparison"] == "none"


def test_file_that_is_too_large_to_be_ours_is_read_no_further(client, edition, monkeypatch):
    monkeypatch.setattr("newsletter.views.verification.LARGEST", 10)
    assert compare(client, b"x" * 100).context["comparison"] == "other"


def test_nothing_of_the_file_is_kept(client, edition, settings):
    """The one handler that gets the file gives it to nobody."""
    handler = Digest(None)
    handler.new_file("file", "mine.pdf", "application/pdf", 4)
    assert handler.receive_data_chunk(b"mine", 0) is None


def test_page_can_be_shared_and_runs_our_script_only(client, edition):
    answer = client.get(PAGE)
    assert not answer.cookies
    assert "Cookie" not in answer.headers.get("Vary", "")
    policy = answer.headers["Content-Security-Policy"]
    assert "script-src 'self';" in f"{policy};"
    assert "script-src" not in client.get("/en/verify/").headers["Content-Security-Policy"]
