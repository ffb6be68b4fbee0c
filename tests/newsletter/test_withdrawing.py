"""After a withdrawal nobody gets anything of the issue but the notice, whatever they ask for."""

import pytest
from django.core.exceptions import PermissionDenied

from newsletter.actions.withdrawing import NoReason, NotWithdrawable, withdraw
from newsletter.models import EditionPicture, Event
from tests import factories
from tests.pages import text_of

pytestmark = pytest.mark.django_db

REASONS = {
    "reason_en": "A child could be recognised.",
    "reason_fr": "Un enfant est reconnaissable.",
}
PICTURE = "/media/newsletter/1/a.jpg"


@pytest.fixture
def issue():
    issue = factories.IssueFactory(number=1, published=True)
    for language in ("en", "fr"):
        edition = factories.EditionFactory(issue=issue, language=language, title="Unheard-of")
    EditionPicture.objects.create(revision=edition.revision, name="a.jpg", content=b"picture")
    return issue


ADDRESSES = [
    "/en/newsletter/1/",
    "/fr/newsletter/1/",
    "/en/newsletter/1/pdf/",
    "/fr/newsletter/1/pdf/",
    "/en/newsletter/1/revisions/1/pdf/",
    PICTURE,
]


@pytest.mark.parametrize("address", ADDRESSES)
def test_page_pdf_and_picture_are_gone_however_they_are_asked_for(client, issue, ctr, address):
    etag = client.get(address).headers.get("ETag", '"any"')
    withdraw(issue, by=ctr, **REASONS)
    for headers in (
        {},
        {"if-none-match": etag},
        {"if-none-match": "*"},
        {"range": "bytes=0-10"},
        {"if-modified-since": "Mon, 01 Jan 2035 00:00:00 GMT"},
    ):
        answer = client.get(address, headers=headers)
        assert answer.status_code == 410, headers
        text = answer.content.decode()
        assert "Unheard-of" not in text
        assert "frozen" not in text
    assert client.head(address).status_code == 410


@pytest.mark.parametrize(("language", "reason"), [("en", "reason_en"), ("fr", "reason_fr")])
def test_notice_names_the_day_and_the_reason(client, issue, ctr, language, reason):
    withdraw(issue, by=ctr, **REASONS)
    issue.refresh_from_db()
    text = text_of(client.get(f"/{language}/newsletter/1/"))
    assert REASONS[reason] in text
    assert str(issue.withdrawn_at.year) in text
    assert ctr.get_username() not in text


@pytest.mark.parametrize("address", [*ADDRESSES, "/en/", "/en/newsletter/"])
def test_no_cache_keeps_it_for_more_than_a_minute(client, issue, address):
    told = client.get(address).headers.get("Cache-Control", "")
    assert "immutable" not in told
    assert "max-age" not in told or "max-age=60" in told


def test_archive_names_it_and_nothing_more(client, issue, ctr):
    factories.EditionFactory(issue=factories.IssueFactory(number=2, published=True))
    withdraw(issue, by=ctr, **REASONS)
    text = text_of(client.get("/en/newsletter/"))
    assert "No. 1" in text
    assert "Withdrawn" in text
    assert "Unheard-of" not in text
    assert text.index("Issue 2") < text.index("Withdrawn")
    assert "Unheard-of" not in text_of(client.get("/en/"))


def test_reason_and_name_are_kept(issue, ctr):
    withdraw(issue, by=ctr, **REASONS)
    issue.refresh_from_db()
    assert (issue.withdrawn_by, issue.withdrawal_reason_fr) == (ctr, REASONS["reason_fr"])
    assert Event.objects.get().about == REASONS["reason_en"]
    with pytest.raises(NotWithdrawable):
        withdraw(issue, by=ctr, **REASONS)


def test_withdrawing_needs_the_right_and_a_reason_in_each_language(issue, ctr):
    with pytest.raises(PermissionDenied):
        withdraw(issue, by=factories.MemberFactory(reviewer=True), **REASONS)
    with pytest.raises(NoReason):
        withdraw(issue, by=ctr, reason_en="Why", reason_fr=" ")
    issue.refresh_from_db()
    assert issue.is_published
