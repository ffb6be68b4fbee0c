"""The pages on which an issue leaves as a file and comes in from one."""

from http import HTTPStatus

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from network.models import Actor
from newsletter.models import Event, Issue
from tests import factories
from tests.admin_pages import page
from tests.bundles import example, unzipped, zipped
from tests.pages import text_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("no_austria")]

IMPORT = "/admin/newsletter/issue/import/"


@pytest.fixture
def ctr(client):
    member = factories.MemberFactory(ctr=True)
    client.force_login(member)
    return member


def chosen(content: bytes) -> dict:
    return {"bundle": SimpleUploadedFile("two.zip", content, content_type="application/zip")}


def shown(client, content: bytes):
    """The page that tells what the bundle would add."""
    return client.post(IMPORT, chosen(content))


def test_ctr_sees_what_comes_in_and_then_lets_it_in(ctr, client):
    response = shown(client, zipped(example()))
    text = text_of(response)
    assert "No. 2, quarter 1 of 2015 becomes a draft with 3 blocks" in text
    assert "posts (1): Regional adviser, Permanent Mission of France in Vienna" in text
    assert not Issue.objects.exists()
    assert not Event.objects.exists()

    response = client.post(IMPORT, {"kept": response.context["token"]}, follow=True)
    assert "No. 2, quarter 1 of 2015 is here, as a draft." in text_of(response)
    issue = Issue.objects.get()
    assert response.redirect_chain[-1][0] == page(Issue, "change", issue.pk)
    assert Event.objects.get().by == ctr


def test_list_of_issues_leads_to_the_import(ctr, client):
    assert IMPORT in client.get(reverse("admin:newsletter_issue_changelist")).text
    assert "At most 10 MB" in text_of(client.get(IMPORT))


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"no zip", "This is not a zip file."),
        (b"", "This is not a zip file."),
        (zipped(example(posts=('"adviser"', '"x"'))), "posts.toml, entry “adviser-vienna”: role:"),
        (bytes(10 * 1024 * 1024 + 1), "This file is larger than 10 MB"),
    ],
    ids=["no zip", "empty", "bad entry", "too large"],
)
def test_bad_file_is_refused_beside_the_field(ctr, client, content, reason):
    response = shown(client, content)
    assert response.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert reason in text_of(response)
    assert not Issue.objects.exists()
    assert not Actor.objects.exists()


def test_no_file_is_asked_for(ctr, client):
    response = client.post(IMPORT)
    assert response.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert "Choose a zip file." in text_of(response)


def test_refusal_speaks_the_readers_language(ctr, client, settings):
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "fr"
    spoilt = zipped(example(issue=("quarter = 1", "quarter = 5")))
    assert "inférieure ou égale à 4" in text_of(shown(client, spoilt))


@pytest.mark.parametrize("token", ["x", "\0", "é" * 500])
def test_token_that_is_nobodys_asks_for_the_file_again(ctr, client, token):
    response = client.post(IMPORT, {"kept": token})
    assert response.status_code == HTTPStatus.UNPROCESSABLE_ENTITY


def test_kept_file_is_of_use_to_nobody_else(ctr, client):
    token = shown(client, zipped(example())).context["token"]
    client.force_login(factories.MemberFactory(ctr=True))
    response = client.post(IMPORT, {"kept": token})
    assert response.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert not Issue.objects.exists()


def test_issue_that_came_meanwhile_is_not_overwritten(ctr, client):
    token = shown(client, zipped(example())).context["token"]
    factories.IssueFactory(number=2)
    response = client.post(IMPORT, {"kept": token})
    assert response.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert "is there already" in text_of(response)
    assert not Actor.objects.exists()


@pytest.mark.parametrize("traits", [{"staff": True}, {"reviewer": True}], ids=str)
def test_others_neither_import_nor_export(client, traits):
    issue = factories.ArticleFactory().parent
    client.force_login(factories.MemberFactory(**traits))
    assert shown(client, zipped(example())).status_code == HTTPStatus.FORBIDDEN
    for ask in (client.get, client.post):
        assert ask(page(Issue, "export", issue.pk)).status_code == HTTPStatus.FORBIDDEN
    assert not Event.objects.exists()


def test_issue_is_downloaded_and_the_log_tells_who(ctr, client):
    issue = factories.ArticleFactory().parent
    address = page(Issue, "export", issue.pk)
    assert "everyone may see" in text_of(client.get(address))
    assert not Event.objects.exists()
    response = client.post(address)
    assert response["Content-Disposition"] == (
        f'attachment; filename="newsletter-{issue.number}.zip"'
    )
    assert "no-store" in response["Cache-Control"]
    assert f"issues/{issue.number}.toml" in unzipped(response.content)
    assert Event.objects.get(kind=Event.Kind.EXPORTED).by == ctr


def test_picture_that_cannot_be_read_is_told(ctr, client):
    image = factories.ImageFactory()
    image.image.storage.delete(image.image.name)
    response = client.post(page(Issue, "export", image.parent.pk))
    assert response.status_code == HTTPStatus.SERVICE_UNAVAILABLE
    assert "choose the picture anew" in text_of(response)
    assert not Event.objects.exists()


def test_published_issue_offers_its_export(ctr, client):
    issue = factories.EditionFactory().issue
    published = client.get(page(Issue, "published", issue.pk)).text
    assert page(Issue, "export", issue.pk) in published
