import pytest

from newsletter.models import Edition
from tests.admin_pages import page
from tests.factories import EditionFactory, MemberFactory
from tests.pages import links_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def edition():
    return EditionFactory(issue__withdrawn=True, issue__published=False)


@pytest.fixture
def ctr(client):
    client.force_login(MemberFactory(ctr=True))
    return client


def test_editions_are_listed_with_their_pdf(ctr, edition):
    answer = ctr.get(page(Edition, "changelist"))
    assert edition.pdf_sha256 in answer.content.decode()
    assert page(Edition, "pdf", edition.pk) in links_of(answer)


def test_pdf_of_a_withdrawn_edition_is_still_there_for_editors(ctr, edition):
    answer = ctr.get(page(Edition, "pdf", edition.pk))
    assert answer.content == bytes(edition.pdf)
    assert edition.filename in answer["Content-Disposition"]
    assert "no-store" in answer["Cache-Control"]


def test_editions_can_be_neither_added_nor_changed_nor_deleted(client, edition):
    """Not even by a superuser."""
    client.force_login(MemberFactory(superuser=True))
    for name, *args in [("add",), ("change", edition.pk), ("delete", edition.pk)]:
        assert client.post(page(Edition, name, *args), {"post": "yes"}).status_code == 403
    assert Edition.objects.count() == 1


def test_embassy_staff_get_no_edition(client, edition):
    client.force_login(MemberFactory(staff=True))
    assert client.get(page(Edition, "pdf", edition.pk)).status_code == 403
    assert client.get(page(Edition, "change", edition.pk)).status_code == 403


def test_list_asks_as_little_for_thirty_editions_as_for_one(
    ctr, edition, django_assert_num_queries
):
    for number in (1, 30):
        while Edition.objects.count() < number:
            EditionFactory()
        with django_assert_num_queries(8):
            ctr.get(page(Edition, "changelist"))
