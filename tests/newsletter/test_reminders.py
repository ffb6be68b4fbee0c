"""`manage.py send_reminders`: once a day, however often it runs and on however many machines."""

import datetime
from concurrent.futures import ThreadPoolExecutor
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.utils import timezone

from newsletter import fingerprints
from newsletter.actions.reminding import remind_reviewers
from newsletter.material import Material
from newsletter.models import Review, TextRequest
from tests.factories import (
    ArticleFactory,
    IssueFactory,
    MemberFactory,
    ReviewFactory,
    TextRequestFactory,
)
from thbnet.dates import ONE_DAY, today

pytestmark = pytest.mark.django_db

LONG_AGO = timezone.now() - datetime.timedelta(days=9)


def asked(due: int | None = 0, **values) -> Review:
    """Somebody asked long ago to answer in so many days from today."""
    day = None if due is None else today() + due * ONE_DAY
    review = ReviewFactory(due_on=day, **values)
    Review.objects.filter(pk=review.pk).update(asked_at=LONG_AGO)
    return review


def send() -> str:
    said = StringIO()
    call_command("send_reminders", stdout=said)
    return said.getvalue()


def who(postbox) -> set[str]:
    return {address for to, _message in postbox.received for address in to}


def test_reviewers_are_reminded_the_day_before_and_when_they_are_late(postbox):
    tomorrow, late = asked(due=1), asked(due=-3)
    for review in (asked(due=2), asked(due=None)):
        assert review.reminded_at is None
    assert send() == "Reminders sent: 2.\n"
    assert who(postbox) == {tomorrow.reviewer.email, late.reviewer.email}
    mails = {to[0]: message for to, message in postbox.received}
    assert "By tomorrow" in mails[tomorrow.reviewer.email]["Subject"]
    assert "waits for your reading" in mails[late.reviewer.email]["Subject"]
    address = f"http://portal.example/admin/newsletter/issue/{tomorrow.issue_id}/reading/en/"
    assert address in mails[tomorrow.reviewer.email].get_content()


def test_reminder_is_written_in_the_language_of_the_reviewer(postbox):
    review = asked(due=-1, reviewer=MemberFactory(reviewer=True, language="fr"))
    send()
    assert f"/{review.issue_id}/reading/fr/" in postbox.received[0][1].get_content()


def test_second_run_of_a_day_sends_nothing(postbox):
    asked()
    assert [send(), send()] == ["Reminders sent: 1.\n", "Reminders sent: 0.\n"]
    assert len(postbox.received) == 1


def test_next_day_reminds_again(postbox):
    yesterday = timezone.now() - ONE_DAY
    asked(due=-2, reminded_at=yesterday)
    assert send() == "Reminders sent: 1.\n"


def test_who_approved_is_left_in_peace_until_the_text_changes(postbox):
    issue = ArticleFactory(parent=IssueFactory(in_review=True)).parent
    asked(issue=issue, approved_text=fingerprints.of_issue(Material(issue)))
    send()
    assert postbox.received == []
    ArticleFactory(parent=issue)
    send()
    assert "Its text has changed since" in postbox.received[0][1].get_content()


@pytest.mark.parametrize("state", [{}, {"published": True}, {"withdrawn": True}])
def test_nobody_is_reminded_of_what_is_not_in_review(postbox, state):
    asked(issue=IssueFactory(**state))
    send()
    assert postbox.received == []


def test_who_left_and_who_was_asked_today_are_not_reminded(postbox):
    asked(reviewer=MemberFactory(reviewer=True, is_active=False))
    ReviewFactory(due_on=today())
    send()
    assert postbox.received == []


def test_reminder_that_fails_is_told_and_tried_again(settings, postbox):
    asked()
    port, settings.EMAIL_PORT = settings.EMAIL_PORT, 1  # nobody listens
    with pytest.raises(CommandError, match="1"):
        send()
    assert Review.objects.get().reminded_at is None
    settings.EMAIL_PORT = port
    assert send() == "Reminders sent: 1.\n"


def text(due: int | None, **values) -> TextRequest:
    """Somebody asked long ago for a text, in so many days from today."""
    day = None if due is None else today() + due * ONE_DAY
    request = TextRequestFactory(due_on=day, **values)
    TextRequest.objects.filter(pk=request.pk).update(asked_at=LONG_AGO)
    return request


def test_authors_are_reminded_of_the_texts_that_are_due(postbox):
    for due in (1, -3):
        text(due, email=f"due{due}@example.org")
    for due in (2, None):
        text(due)
    text(0, approved_at=timezone.now(), approved_text="x" * 64)
    for ended in ("withdrawn", "cancelled", "expired"):
        text(0, **{ended: True})
    assert [send(), send()] == ["Reminders sent: 2.\n", "Reminders sent: 0.\n"]
    assert who(postbox) == {"due1@example.org", "due-3@example.org"}


def test_reminder_of_a_text_that_fails_is_tried_again(settings, postbox):
    text(0)
    port, settings.EMAIL_PORT = settings.EMAIL_PORT, 1  # nobody listens
    with pytest.raises(CommandError, match="1"):
        send()
    settings.EMAIL_PORT = port
    assert send() == "Reminders sent: 1.\n"


@pytest.mark.django_db(transaction=True)
def test_two_machines_at_once_send_one_mail_each(postbox):
    for _ in range(3):
        asked()

    def run(_machine):
        try:
            return remind_reviewers()[0]
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        assert sum(pool.map(run, range(2))) == 3
    assert len(postbox.received) == 3
