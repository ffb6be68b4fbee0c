"""The CTR asks somebody for a text, reminds them, sends a new link, cancels."""

import datetime
import re

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from network.mail import NotSent
from newsletter.actions import asking
from newsletter.actions.drafts import NoDraft
from newsletter.actions.requests import RequestClosed
from newsletter.material import Material
from newsletter.models import Event, Interview, TextRequest
from newsletter.texts.links import link
from tests.factories import (
    ArticleFactory,
    HolderFactory,
    InterviewFactory,
    IssueFactory,
    MemberFactory,
    QuestionAnswerFactory,
    TextRequestFactory,
)
from tests.postbox import free_port
from thbnet.dates import today

pytestmark = pytest.mark.django_db

QUESTIONS = [
    {"question_en": "Your path?", "question_fr": "Votre parcours ?"},
    {"question_en": "Your part?", "question_fr": "Votre rôle ?"},
]


@pytest.fixture
def no_mail_server(settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", free_port()


def wish(**wishes) -> TextRequest:
    facts = {"name": "Ana Marković", "email": "ana@example.org", "language": "en"}
    return TextRequest(**facts | wishes)


def ask(issue, about, by, questions=(), **wishes) -> TextRequest:
    return asking.ask(wish(**wishes), issue=issue, about=about, by=by, questions=questions)


def test_new_interview_joins_the_issue_at_its_end_with_its_questions(issue, ctr):
    ArticleFactory(parent=issue, ordering=40)
    request = ask(issue, Interview(holder=HolderFactory()), ctr, QUESTIONS)
    material = Material(issue)
    assert material.blocks[-1] == request.interview
    asked = [question.question_en for question in material.questions[request.interview]]
    assert asked == ["Your path?", "Your part?"]


def test_questions_go_right_behind_an_interview_that_has_none(issue, ctr):
    interview = InterviewFactory(parent=issue, ordering=10)
    ArticleFactory(parent=issue, title_en="After it", ordering=11)
    ask(issue, interview, ctr, QUESTIONS)
    material = Material(issue)
    assert [str(block) for block in material.blocks] == [str(interview), "After it"]
    assert len(material.questions[interview]) == 2


def test_questions_that_are_there_stay_as_they_are(issue, ctr):
    interview = InterviewFactory(parent=issue)
    QuestionAnswerFactory(parent=issue, question_en="The only one")
    ask(issue, interview, ctr, QUESTIONS)
    assert [q.question_en for q in Material(issue).questions[interview]] == ["The only one"]


@pytest.mark.parametrize(
    ("language", "subject"), [("en", "A text for the newsletter"), ("fr", "Un texte pour")]
)
def test_link_is_mailed_in_the_authors_language(language, subject, issue, ctr, postbox):
    request = ask(issue, ArticleFactory(parent=issue), ctr, language=language, message="Warmly")
    [(recipients, message)] = postbox.received
    assert recipients == ["ana@example.org"]
    assert re.findall(r"http\S+", message.get_content()) == [link(request)]
    assert "Warmly" in message.get_content()
    if language == "en":  # French is translated at the end
        assert message["Subject"].startswith(subject)
    assert request.mailed_at is not None


def test_link_lasts_for_thirty_days_and_beyond_the_day_that_is_asked_for(issue, ctr):
    article = ArticleFactory(parent=issue)
    assert ask(issue, article, ctr).last_day == today() + datetime.timedelta(days=30)
    late = today() + datetime.timedelta(days=60)
    assert ask(issue, article, ctr, due_on=late).last_day == late + datetime.timedelta(days=14)


@pytest.mark.usefixtures("no_mail_server")
def test_request_stays_where_no_mail_goes_out_and_is_sent_later(issue, ctr):
    request = ask(issue, ArticleFactory(parent=issue), ctr)
    assert TextRequest.objects.get().mailed_at is None
    assert request.is_open
    with pytest.raises(NotSent):
        asking.remind(request)
    assert TextRequest.objects.get().reminded_at is None


def test_new_link_ends_the_old_one(issue, ctr, postbox):
    request = ask(issue, ArticleFactory(parent=issue), ctr)
    old = link(request)
    request = asking.renew(request, by=ctr)
    assert link(request) != old
    assert link(request) in postbox.received[-1][1].get_content()


def test_reminder_carries_the_same_link(postbox):
    yesterday = today() - datetime.timedelta(days=1)
    request = TextRequestFactory(due_on=yesterday)
    assert request in TextRequest.objects.overdue(today())
    asking.remind(request)
    [(_recipients, message)] = postbox.received
    assert link(request) in message.get_content()
    assert "It is not too late" in message.get_content()
    assert TextRequest.objects.get().reminded_at is not None


@pytest.mark.parametrize("state", ["expired", "cancelled", "withdrawn"])
def test_whose_request_has_ended_is_not_reminded(state, postbox):
    request = TextRequestFactory(**{state: True}, due_on=datetime.date(2015, 1, 1))
    assert request not in TextRequest.objects.overdue(today())
    with pytest.raises(RequestClosed):
        asking.remind(request)
    assert postbox.received == []


def test_cancelled_request_leaves_the_block(issue, ctr):
    request = ask(issue, ArticleFactory(parent=issue), ctr)
    asking.cancel(request, by=ctr)
    assert not TextRequest.objects.get().is_open
    assert Material(issue).blocks == [request.article]


DEEDS = {
    "renew": asking.renew,
    "ask again": asking.ask_again,
    "cancel": asking.cancel,
}


@pytest.mark.parametrize("deed", DEEDS)
@pytest.mark.parametrize("kind", ["staff", "reviewer"])
def test_only_who_edits_issues_asks(kind, deed, issue):
    member = MemberFactory(**{kind: True})
    request = TextRequestFactory()
    with pytest.raises(PermissionDenied):
        ask(issue, ArticleFactory(parent=issue), member)
    with pytest.raises(PermissionDenied):
        DEEDS[deed](request, by=member)
    assert list(TextRequest.objects.values_list("seal")) == [(request.seal,)]
    assert not Event.objects.exists()


@pytest.mark.parametrize("deed", DEEDS)
def test_published_issue_asks_for_nothing(deed, ctr):
    interview = InterviewFactory(parent=IssueFactory(published=True))
    request = TextRequestFactory(interview=interview)
    with pytest.raises(NoDraft):
        ask(interview.parent, interview, ctr)
    with pytest.raises(NoDraft):
        DEEDS[deed](request, by=ctr)


def test_block_of_another_issue_is_not_asked_for(issue, ctr):
    with pytest.raises(NoDraft):
        ask(issue, ArticleFactory(), ctr)


def test_log_tells_who_asked_whom(issue, ctr):
    request = ask(issue, ArticleFactory(parent=issue, title_en="A year"), ctr)
    asking.cancel(request, by=ctr)
    told = [(event.kind, event.about, event.by) for event in issue.events.all()]
    about = "A year: Ana Marković"
    assert told == [("cancelled", about, ctr), ("asked", about, ctr)]
    assert timezone.now() - issue.events.first().at < datetime.timedelta(minutes=1)


@pytest.mark.parametrize("act", [asking.renew, asking.ask_again])
def test_block_that_is_deleted_while_the_mail_goes_out_is_no_error(act, ctr, monkeypatch):
    request = TextRequestFactory()
    monkeypatch.setattr(asking, "write_to_author", lambda *_args: request.interview.delete())
    act(request, by=ctr)
    assert not TextRequest.objects.exists()
