"""The pages around a publication in a real browser: verifying a file, correcting, withdrawing."""

import pytest

from newsletter.actions.correcting import open_correction
from newsletter.models import Issue
from tests import factories
from tests.admin_pages import page as address_of
from tests.browser.signing import sign_in
from tests.newsletter.corrections import NOTE

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PHONE = {"viewport": {"width": 320, "height": 700}}
DARK = {"viewport": {"width": 1280, "height": 800}, "color_scheme": "dark"}


@pytest.fixture
def edition():
    issue = factories.IssueFactory(number=1, published=True)
    factories.ArticleFactory(parent=issue)
    return factories.EditionFactory(issue=issue, code="ABCDE23456")


def fits(page, axe, address, status=200):
    assert page.goto(address).status == status
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), address
    axe(page)


@pytest.mark.parametrize("device", [PHONE])
def test_file_is_compared_in_the_browser_and_sent_to_nobody(device, page, axe, edition, tmp_path):
    fits(page, axe, "/en/verify/")
    page.get_by_label("Code").fill("abcde 23456")
    page.get_by_role("button", name="Verify").click()
    page.wait_for_url("**/en/verify/ABCDE-23456/")
    sent = []
    page.on("request", lambda request: sent.append(request.method))
    for name, content, told in (
        ("mine.pdf", bytes(edition.pdf), "Identical."),
        ("other.pdf", b"%PDF-1.7 changed", "This is not the file we published"),
    ):
        (tmp_path / name).write_bytes(content)
        page.get_by_label("Your PDF").set_input_files(tmp_path / name)
        page.get_by_text(told).wait_for()
        page.get_by_role("button", name="Compare").click()
        assert page.locator("[data-result]:visible").count() == 1
    assert "POST" not in sent
    fits(page, axe, "/en/verify/ABCDE-23456/")


@pytest.mark.parametrize("device", [PHONE, DARK])
def test_pages_of_publication_fit_any_screen_and_break_no_rule(device, page, axe, edition):
    issue = edition.issue
    draft = factories.IssueFactory(number=2)
    factories.ArticleFactory(parent=draft)
    ctr = factories.MemberFactory(ctr=True)
    sign_in(page, ctr)
    for name, shown in (("publish", draft), ("published", issue), ("correct", issue)):
        fits(page, axe, address_of(Issue, name, shown.pk))
    fits(page, axe, address_of(Issue, "withdraw", issue.pk))
    correction = open_correction(issue, kind="erratum", by=ctr, **NOTE)
    for name in ("publish", "correction", "change"):
        page.goto(address_of(Issue, name, correction.pk))
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), name
    fits(page, axe, address_of(Issue, "correction", correction.pk))


def test_withdrawn_issue_is_told_of_by_a_page_that_breaks_no_rule(page, axe):
    factories.IssueFactory(number=3, withdrawn=True, withdrawal_reason_en="It was unsafe.")
    fits(page, axe, "/en/newsletter/3/", status=410)
    fits(page, axe, "/en/newsletter/")
