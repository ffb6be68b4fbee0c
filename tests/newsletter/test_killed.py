"""A process killed after any of its writes leaves everything as it was, and it can be done again.

What a killed server leaves while the PDFs are being drawn: `test_publish_killed`.
"""

import datetime

import pytest
from django.apps import apps
from django.utils import timezone

from newsletter.actions import correcting
from newsletter.actions.publishing import publish
from newsletter.actions.scheduling import publish_due
from newsletter.actions.withdrawing import withdraw
from newsletter.models import Edition, Issue, Revision, TextRequest
from tests import factories
from tests.dying import deaths
from tests.newsletter.corrections import NOTE, ask

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("drawn_at_once"),  # drawing writes nothing
]


@pytest.fixture
def draft():
    issue = factories.IssueFactory()
    factories.ForewordFactory(parent=issue, signatories=[factories.HolderFactory(pictured=True)])
    factories.ActionsFactory(parent=issue, actions=[factories.ActionFactory()])
    return issue


@pytest.fixture
def issue(draft, ctr):
    publish(draft, by=ctr)
    return draft


def rows() -> dict[str, list]:
    """Everything that the newsletter's tables hold."""
    return {
        model.__name__: list(model.objects.order_by("pk").values_list())
        for model in apps.get_app_config("newsletter").get_models(include_auto_created=True)
    }


def test_publication_killed_after_any_write_leaves_the_draft(draft, ctr):
    assert deaths(lambda: publish(draft, by=ctr), rows) > 5
    draft.refresh_from_db()
    assert draft.is_published
    assert Edition.objects.count() == 2


def test_scheduled_publication_killed_after_any_write_leaves_the_draft_scheduled(draft, ctr):
    past = timezone.now() - datetime.timedelta(minutes=1)
    Issue.objects.update(publish_at=past, scheduled_by=ctr)
    assert deaths(publish_due, rows) > 5
    draft.refresh_from_db()
    assert draft.is_published
    assert Edition.objects.count() == 2


def test_correction_killed_after_any_write_is_neither_begun_nor_published(issue, ctr):
    ask(factories.ArticleFactory(parent=issue))

    def begin():
        correcting.open_correction(issue, kind="erratum", by=ctr, **NOTE)

    assert deaths(begin, rows) > 5
    correction = Issue.objects.get(corrects=issue)
    assert TextRequest.objects.get().article.parent == correction
    assert deaths(lambda: publish(correction, by=ctr), rows) > 25
    assert list(Issue.objects.all()) == [issue]
    assert Revision.objects.count() == 2


def test_abandoning_killed_after_any_write_keeps_the_correction(issue, ctr):
    ask(factories.ArticleFactory(parent=issue))
    correction = correcting.open_correction(issue, kind="erratum", by=ctr, **NOTE)
    assert deaths(lambda: correcting.abandon(correction, by=ctr), rows) > 5
    assert TextRequest.objects.get().article.parent == issue


def test_withdrawal_killed_after_any_write_leaves_the_issue_published(issue, ctr):
    assert deaths(lambda: withdraw(issue, reason_en="a", reason_fr="b", by=ctr), rows) > 1
    issue.refresh_from_db()
    assert issue.status == Issue.Status.WITHDRAWN
