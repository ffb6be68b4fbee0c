"""Publishing at a time: late, twice, on two machines, over the change of clocks and of quarters."""

import datetime
from io import StringIO
from zoneinfo import ZoneInfo

import pytest
from django.core.exceptions import ValidationError
from django.core.management import CommandError, call_command
from django.utils import timezone

from newsletter.actions import scheduling
from newsletter.actions.publishing import NotPublishable
from newsletter.actions.scheduling import NotScheduled, TooLate, schedule, unschedule
from newsletter.admin.publish_forms import moment
from newsletter.models import Edition, Event, Issue
from tests import factories
from tests.pages import text_of

pytestmark = pytest.mark.django_db

PARIS = ZoneInfo("Europe/Paris")
UTC = datetime.UTC
MINUTE = datetime.timedelta(minutes=1)


@pytest.fixture
def ctr():
    return factories.MemberFactory(ctr=True, email="ctr@example.org")


@pytest.fixture
def issue():
    issue = factories.IssueFactory(number=1)
    factories.ArticleFactory(parent=issue)
    return issue


@pytest.fixture
def clock(monkeypatch):
    """Sets the time that the actions read."""

    def set_to(moment):
        monkeypatch.setattr(timezone, "now", lambda: moment)

    return set_to


def due(issue, ctr, ago=MINUTE):
    """The issue as if its time had been set long ago."""
    at = timezone.now() - ago
    Issue.objects.filter(pk=issue.pk).update(publish_at=at, scheduled_by=ctr)
    issue.refresh_from_db()


def run() -> str:
    told = StringIO()
    call_command("publish_due", stdout=told)
    return told.getvalue()


@pytest.mark.usefixtures("drawn_at_once")
def test_issue_is_published_in_the_schedulers_name_when_its_time_has_come(issue, ctr):
    schedule(issue, at=timezone.now() + MINUTE, by=ctr)
    assert run() == ""
    due(issue, ctr)
    assert "published." in run()
    issue.refresh_from_db()
    assert (issue.status, issue.published_by) == ("published", ctr)
    assert (issue.publish_at, issue.scheduled_by) == (None, None)
    assert run() == ""
    assert Edition.objects.count() == 2


@pytest.mark.usefixtures("drawn_at_once")
def test_late_publication_tells_the_day_on_which_it_happened(issue, ctr):
    due(issue, ctr, ago=datetime.timedelta(days=3))
    before = timezone.now()
    run()
    issue.refresh_from_db()
    assert issue.published_at >= before


@pytest.mark.usefixtures("drawn_at_once")
def test_last_second_of_a_quarter_belongs_to_it(issue, ctr, clock, client):
    """In Paris it ends an hour before it does in UTC."""
    last = datetime.datetime(2026, 12, 31, 23, 59, 59, tzinfo=PARIS)
    clock(last - MINUTE)
    schedule(issue, at=last, by=ctr)
    clock(last - datetime.timedelta(microseconds=1))
    assert run() == ""
    clock(last)
    assert "published." in run()
    assert "31 December 2026" in text_of(client.get("/en/newsletter/1/"))


@pytest.mark.parametrize(
    ("day", "time", "in_utc"),
    [
        ("2027-03-28", "01:59", "2027-03-28T00:59"),
        ("2027-03-28", "03:00", "2027-03-28T01:00"),
        ("2027-10-31", "01:59", "2027-10-30T23:59"),
        ("2027-10-31", "03:00", "2027-10-31T02:00"),
        ("2027-06-30", "23:59", "2027-06-30T21:59"),
    ],
)
def test_times_around_the_change_of_clocks_are_those_of_paris(day, time, in_utc):
    found = moment(datetime.date.fromisoformat(day), datetime.time.fromisoformat(time))
    assert found == datetime.datetime.fromisoformat(in_utc).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("day", "words"), [("2027-03-28", "does not exist"), ("2027-10-31", "comes twice")]
)
@pytest.mark.parametrize("time", ["02:00", "02:30", "02:59"])
def test_hour_that_is_skipped_or_comes_twice_is_refused(day, time, words):
    with pytest.raises(ValidationError, match=words):
        moment(datetime.date.fromisoformat(day), datetime.time.fromisoformat(time))


def test_finding_that_came_up_meanwhile_leaves_a_draft_and_a_mail(issue, ctr, postbox):
    due(issue, ctr)
    factories.ArticleFactory(parent=issue, title_fr="")
    with pytest.raises(CommandError, match="not published"):
        run()
    issue.refresh_from_db()
    assert (issue.status, issue.publish_at) == ("draft", None)
    ((recipients, message),) = postbox.received
    assert recipients == ["ctr@example.org"]
    text = message.get_payload(decode=True).decode()
    assert "is missing in French" in text
    assert f"/admin/newsletter/issue/{issue.pk}/publish/" in text
    assert Event.objects.first().kind == "not_published"
    assert run() == ""


def test_scheduler_who_may_no_longer_publish_publishes_nothing(issue, ctr, postbox):
    due(issue, ctr)
    ctr.groups.clear()
    with pytest.raises(CommandError):
        run()
    assert Issue.objects.get().status == "draft"


def test_pdf_that_cannot_be_drawn_is_tried_again_for_a_while(issue, ctr, postbox, monkeypatch):
    due(issue, ctr)
    with monkeypatch.context() as patched:
        patched.setattr("sys.executable", "false")
        with pytest.raises(CommandError):
            run()
        issue.refresh_from_db()
        assert issue.publish_at
        assert postbox.received == []
        due(issue, ctr, ago=scheduling.PATIENCE + MINUTE)
        with pytest.raises(CommandError):
            run()
    issue.refresh_from_db()
    assert issue.publish_at is None
    assert len(postbox.received) == 1


@pytest.mark.usefixtures("drawn_at_once")
def test_one_that_fails_keeps_no_other_from_being_published(issue, ctr, postbox):
    other = factories.IssueFactory(number=2)
    due(other, ctr, ago=2 * MINUTE)
    due(issue, ctr)
    with pytest.raises(CommandError):
        run()
    issue.refresh_from_db()
    other.refresh_from_db()
    assert (issue.status, other.status) == ("published", "draft")


def test_scheduling_names_at_once_what_would_stop_it(issue, ctr):
    factories.ArticleFactory(parent=issue, title_fr="")
    with pytest.raises(NotPublishable):
        schedule(issue, at=timezone.now() + MINUTE, by=ctr)
    with pytest.raises(TooLate):
        schedule(issue, at=timezone.now(), by=ctr)
    assert Issue.objects.get().publish_at is None


def test_cancelled_time_publishes_nothing(issue, ctr):
    due(issue, ctr)
    unschedule(issue, by=ctr)
    assert run() == ""
    with pytest.raises(NotScheduled):
        unschedule(issue, by=ctr)
