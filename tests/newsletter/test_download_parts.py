"""A PDF in parts: for viewers that show its first page, and downloads that were cut off."""

import pytest

from tests.factories import EditionFactory, IssueFactory

pytestmark = pytest.mark.django_db

PDF = "/en/newsletter/1/pdf/"
CONTENT = b"%PDF-1.7 0123456789"


@pytest.fixture
def part(client):
    """The answer to a request for a part; further headers by name."""
    EditionFactory(issue=IssueFactory(number=1, published=True), pdf=CONTENT)
    return lambda wanted, **others: client.get(PDF, headers={"range": wanted, **others})


@pytest.mark.parametrize(
    ("wanted", "content", "told"),
    [
        ("bytes=0-3", b"%PDF", "bytes 0-3/19"),
        ("bytes=9-", b"0123456789", "bytes 9-18/19"),
        ("bytes=-3", b"789", "bytes 16-18/19"),
        ("bytes=-99", CONTENT, "bytes 0-18/19"),
        ("bytes=15-999999999999999999", b"6789", "bytes 15-18/19"),
    ],
)
def test_part_of_a_pdf_is_sent(part, wanted, content, told):
    response = part(wanted)
    assert (response.status_code, response.content) == (206, content)
    assert response.headers["Content-Range"] == told
    assert response.headers["Content-Length"] == str(len(content))
    assert response.headers["Content-Type"] == "application/pdf"
    assert response.headers["ETag"]


@pytest.mark.parametrize("wanted", ["bytes=19-", "bytes=100-200", "bytes=-0"])
def test_part_beyond_the_end_is_refused_with_the_length(part, wanted):
    response = part(wanted)
    assert response.status_code == 416
    assert response.headers["Content-Range"] == "bytes */19"


@pytest.mark.parametrize(
    "wanted", ["", "bytes", "bytes=-", "bytes=3-1", "bytes=0-1,4-5", "lines=1-2", "bytes=٣-٤"]
)
def test_whole_pdf_is_sent_where_no_one_part_is_asked_for(part, wanted):
    response = part(wanted)
    assert (response.status_code, response.content) == (200, CONTENT)
    assert response.headers["Accept-Ranges"] == "bytes"


def test_rest_of_a_pdf_that_was_corrected_meanwhile_is_the_whole_new_one(part):
    etag = part("").headers["ETag"]
    assert part("bytes=9-", **{"if-range": etag}).status_code == 206
    assert part("bytes=9-", **{"if-range": '"another"'}).content == CONTENT
