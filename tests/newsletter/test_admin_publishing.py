"""The way to publication as the CTR walks it in the admin."""

import pytest

from newsletter.checks import report
from newsletter.models import Edition, Issue
from newsletter.pdf import Document
from tests.admin_pages import page
from tests.factories import ArticleFactory, ForewordFactory, IssueFactory, MemberFactory
from tests.pages import links_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def issue():
    issue = IssueFactory(title_en="Soon", title_fr="Bientôt")
    ArticleFactory(parent=issue)
    return issue


@pytest.fixture
def ctr(client):
    client.force_login(MemberFactory(ctr=True, username="vienna"))
    return client


def test_editor_leads_to_publication(ctr, issue):
    address = page(Issue, "publish", issue.pk)
    assert address in links_of(ctr.get(page(Issue, "change", issue.pk)))
    assert "Publish now" in ctr.get(address).content.decode()


def test_asking_publishes_nothing(ctr, issue):
    ctr.get(page(Issue, "publish", issue.pk))
    ctr.head(page(Issue, "publish", issue.pk))
    assert Issue.objects.get().status == Issue.Status.DRAFT


@pytest.mark.parametrize(
    ("name", "label"),
    [("change", "Edit"), ("checks", "Checks"), ("review", "Review"), ("publish", "Publish")],
)
def test_every_tab_is_titled_by_the_issue(name, label, ctr, issue):
    text = ctr.get(page(Issue, name, issue.pk)).content.decode()
    assert f"<h1>{issue}</h1>" in text
    assert f"<title>{label} | {issue} | " in text


def test_page_says_that_nothing_was_published_only_after_trying(ctr, issue):
    ForewordFactory(parent=issue, text_en="", text_fr="")
    address, told = page(Issue, "publish", issue.pk), "Nothing was published"
    assert told not in ctr.get(address).content.decode()
    assert told in ctr.post(address).content.decode()


def test_publishing_leads_to_the_public_pages_and_pdfs(ctr, client, issue):
    answer = ctr.post(page(Issue, "publish", issue.pk), follow=True)
    assert "is published." in answer.content.decode()
    links = links_of(answer)
    for language in ("en", "fr"):
        for address in (
            f"/{language}/newsletter/{issue.number}/",
            f"/{language}/newsletter/{issue.number}/pdf/",
        ):
            assert address in links
            assert client.get(address).status_code == 200


def test_second_press_says_who_published_and_makes_no_second_edition(ctr, issue):
    address = page(Issue, "publish", issue.pk)
    ctr.post(address)
    again = ctr.post(address)
    assert again.status_code == 409
    text = again.content.decode()
    assert "had been published already" in text
    assert "by vienna" in text
    assert f"/en/newsletter/{issue.number}/" in links_of(again)
    assert Edition.objects.count() == 2
    assert ctr.get(address)["Location"] == page(Issue, "published", issue.pk)
    assert "Published." in ctr.get(page(Issue, "history", issue.pk)).content.decode()


def test_problems_are_named_with_a_way_to_each_block(ctr, issue):
    block = ForewordFactory(parent=issue, title_fr="")
    for answer, status in [
        (ctr.get(page(Issue, "publish", issue.pk)), 200),
        (ctr.post(page(Issue, "publish", issue.pk)), 422),
    ]:
        assert answer.status_code == status
        assert f"{page(Issue, 'change', issue.pk)}#foreword-{block.pk}" in links_of(answer)
        assert "Publish now" not in answer.content.decode()
    assert Issue.objects.get().status == Issue.Status.DRAFT


def test_pdf_that_cannot_be_drawn_leaves_a_draft_and_says_so(ctr, issue, monkeypatch):
    """A worker that ends at once, as one does that runs out of memory."""
    monkeypatch.setattr("sys.executable", "false")
    answer = ctr.post(page(Issue, "publish", issue.pk))
    assert answer.status_code == 503
    text = answer.content.decode()
    assert "The PDF could not be drawn." in text
    assert "Nothing was published" in text
    assert "Publish now" in text
    assert Issue.objects.get().status == Issue.Status.DRAFT
    assert not Edition.objects.exists()
    preview = ctr.get(page(Issue, "preview_pdf", issue.pk, "en"))
    assert preview.status_code == 503
    assert "The PDF could not be drawn." in preview.content.decode()


def test_length_that_only_the_drawing_shows_can_be_given_a_reason(ctr, issue, monkeypatch):
    long = Document(b"%PDF-1.7", 9, {})
    monkeypatch.setattr("newsletter.pdf.write", lambda _html, **_pictures: long)
    address = page(Issue, "publish", issue.pk)
    refused = ctr.post(address)
    assert refused.status_code == 422
    assert "has 9 pages" in refused.content.decode()
    checks = page(Issue, "checks", issue.pk)
    assert checks in links_of(refused)
    for finding in report(issue).unsettled:
        reason = {"give": finding.key, f"reason-{finding.key}": "A special issue."}
        assert ctr.post(checks, reason).status_code == 302
    ctr.post(address)
    assert Issue.objects.get().is_published
    assert "A special issue." in ctr.get(page(Issue, "published", issue.pk)).content.decode()
