"""The files of an edition: its PDF and its pictures."""

import pytest

from newsletter.models import EditionPicture
from tests.factories import EditionFactory, IssueFactory, RevisionFactory

pytestmark = pytest.mark.django_db

PDF = "/en/newsletter/1/pdf/"


@pytest.fixture
def edition():
    return EditionFactory(issue=IssueFactory(number=1, published=True))


def test_pdf_is_the_stored_file_under_a_speaking_name(client, edition):
    response = client.get(PDF)
    assert response.content == edition.pdf
    assert response.headers["Content-Type"] == "application/pdf"
    assert response.headers["Content-Length"] == str(len(edition.pdf))
    assert (
        response.headers["Content-Disposition"] == 'inline; filename="thbnet-no-1-2014-q4-en.pdf"'
    )


def test_pdf_is_not_sent_twice(client, edition, django_assert_num_queries):
    etag = client.get(PDF).headers["ETag"]
    assert etag == f'"{edition.pdf_sha256}"'
    with django_assert_num_queries(1):
        response = client.get(PDF, headers={"if-none-match": etag})
    assert (response.status_code, response.content) == (304, b"")


def test_pdf_is_asked_for_anew_after_a_correction(client, edition):
    etag = client.get(PDF).headers["ETag"]
    EditionFactory(issue=edition.issue, number=2, pdf=b"%PDF-1.7 corrected")
    response = client.get(PDF, headers={"if-none-match": etag})
    assert (response.status_code, response.content) == (200, b"%PDF-1.7 corrected")
    assert "no-cache" in response.headers["Cache-Control"]


def test_pdf_tells_its_size_to_those_who_ask_first(client, edition):
    response = client.head(PDF)
    assert response.headers["Content-Length"] == str(len(edition.pdf))
    assert response.content == b""


def test_pdf_is_in_the_language_of_its_address(client, edition):
    assert client.get("/fr/newsletter/1/pdf/").status_code == 404
    EditionFactory(issue=edition.issue, language="fr", pdf=b"%PDF-1.7 en fran\xe7ais")
    response = client.get("/fr/newsletter/1/pdf/")
    assert response.content == b"%PDF-1.7 en fran\xe7ais"
    assert "-fr.pdf" in response.headers["Content-Disposition"]


def test_pdf_cannot_be_changed_from_outside(client, edition):
    assert client.post(PDF).status_code == 405


def test_picture_of_an_edition_is_kept_for_a_minute(client, edition):
    picture = EditionPicture.objects.create(
        revision=edition.revision, name="ab.png", content=b"drawn"
    )
    response = client.get(picture.get_absolute_url())
    assert response.content == b"drawn"
    assert response.headers["Content-Type"] == "image/png"
    assert response.headers["Cache-Control"] == "public, max-age=60"
    again = client.get(
        picture.get_absolute_url(), headers={"if-none-match": response.headers["ETag"]}
    )
    assert (again.status_code, again.content) == (304, b"")


@pytest.mark.parametrize("traits", [{}, {"in_review": True}])
def test_picture_of_an_unpublished_issue_is_not_found(client, traits):
    picture = EditionPicture.objects.create(
        revision=RevisionFactory(issue=IssueFactory(number=1, **traits)),
        name="ab.png",
        content=b"drawn",
    )
    assert client.get(picture.get_absolute_url()).status_code == 404


@pytest.mark.parametrize("name", ["%00", "ab.png%00", "%FF", "a" * 3000])
def test_picture_under_a_name_that_cannot_be_is_not_found(client, edition, name):
    assert client.get(f"/media/newsletter/1/{name}").status_code == 404


def test_picture_belongs_to_its_issue(client, edition):
    EditionPicture.objects.create(
        revision=RevisionFactory(issue=IssueFactory(number=2, published=True)),
        name="ab.png",
        content=b"drawn",
    )
    assert client.get("/media/newsletter/1/ab.png").status_code == 404
