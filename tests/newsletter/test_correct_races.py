"""Eight people, or machines, at once: one correction, one withdrawal, one publication in time."""

import datetime
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from copy import copy

import pytest
from django.conf import settings
from django.db import connection, transaction
from django.utils import timezone

from newsletter.actions import correcting
from newsletter.actions.drafts import held
from newsletter.actions.publishing import AlreadyPublished, publish
from newsletter.actions.requests import locked
from newsletter.actions.withdrawing import NotWithdrawable, withdraw
from newsletter.models import Edition, Event, Issue, Revision
from tests import factories
from tests.newsletter.corrections import NOTE
from tests.serving import environment
from tests.threads import apart

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def issue():
    issue = factories.IssueFactory(number=1, published=True)
    factories.ArticleFactory(parent=issue)
    factories.EditionFactory(issue=issue)
    return issue


def eight(act, *refusals) -> list:
    """What `act` gives to each of eight threads that begin at once; None for who was refused."""
    start = threading.Barrier(8)

    def one():
        start.wait()
        try:
            return act() or True
        except refusals:
            return None

    with ThreadPoolExecutor(8) as pool:
        return [done.result() for done in [pool.submit(apart, one) for _ in range(8)]]


def winners(answers) -> int:
    return sum(answer is not None for answer in answers)


def test_eight_at_once_begin_one_correction_and_publish_one_revision(issue, ctr):
    begin = eight(
        lambda: correcting.open_correction(issue, kind="erratum", by=ctr, **NOTE),
        correcting.CorrectionOpen,
    )
    assert winners(begin) == 1
    draft = Issue.objects.get(corrects=issue)
    done = eight(lambda: publish(copy(draft), by=ctr), AlreadyPublished)
    assert winners(done) == 1
    assert list(Revision.objects.values_list("number", flat=True)) == [2, 1]
    assert Event.objects.filter(kind="corrected").count() == 1


def test_eight_at_once_withdraw_once(issue, ctr):
    done = eight(lambda: withdraw(issue, reason_en="a", reason_fr="b", by=ctr), NotWithdrawable)
    assert winners(done) == 1
    assert Event.objects.filter(kind="withdrawn").count() == 1


def test_withdrawal_and_correction_at_once_end_in_an_order(issue, ctr):
    draft = correcting.open_correction(issue, kind="erratum", by=ctr, **NOTE)
    with ThreadPoolExecutor(2) as pool:
        published = pool.submit(apart, lambda: publish(draft, by=ctr))
        pool.submit(apart, lambda: withdraw(issue, reason_en="a", reason_fr="b", by=ctr)).result()
        refused = isinstance(published.exception(), correcting.NotCorrectable)
    issue.refresh_from_db()
    assert issue.status == "withdrawn"
    assert issue.revisions.count() == (1 if refused else 2)


def test_two_machines_publish_what_is_due_once(ctr):
    issue = factories.IssueFactory()
    factories.ArticleFactory(parent=issue)
    past = timezone.now() - datetime.timedelta(minutes=1)
    Issue.objects.update(publish_at=past, scheduled_by=ctr)
    connection.close()
    command = [sys.executable, "manage.py", "publish_due"]
    started = [
        subprocess.Popen(command, cwd=settings.BASE_DIR, env=environment()) for _ in range(2)
    ]
    assert [process.wait(timeout=180) for process in started] == [0, 0]
    assert Edition.objects.count() == 2
    assert Event.objects.filter(kind="published").count() == 1


def test_author_who_sends_while_the_correction_is_dropped_is_in_nobodys_way(issue, ctr):
    """Both hold the draft before the request: neither waits for what the other has."""
    article = issue.newsletter_article_set.get()
    request = factories.TextRequestFactory(interview=None, article=article)
    draft = correcting.open_correction(issue, kind="erratum", by=ctr, **NOTE)
    holds = threading.Event()

    def send():
        with transaction.atomic():
            held(draft)
            holds.set()
            time.sleep(0.5)  # in which the other one goes as far as it can
            locked(request)

    def drop():
        holds.wait()
        correcting.abandon(draft, by=ctr)

    with ThreadPoolExecutor(2) as pool:
        for done in [pool.submit(apart, send), pool.submit(apart, drop)]:
            done.result()
    request.refresh_from_db()
    assert request.article == article
