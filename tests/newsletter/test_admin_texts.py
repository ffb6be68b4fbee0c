"""The tab “Texts” of an issue: who is asked, how far they are, what the CTR may do."""

import datetime

import pytest

from newsletter.models import Interview, Issue, StandardQuestion, TextRequest
from tests.admin_pages import page
from tests.factories import (
    ArticleFactory,
    HolderFactory,
    InterviewFactory,
    IssueFactory,
    MemberFactory,
    TextRequestFactory,
)
from tests.newsletter.authors import Author, interview_request
from tests.pages import text_of
from thbnet.dates import today

pytestmark = pytest.mark.django_db


def tab(issue) -> str:
    return page(Issue, "texts", issue.pk)


def act(request, what: str) -> str:
    return page(Issue, "text_action", request.issue.pk, request.pk, what)


def filled_in(**changes) -> dict:
    typed = {"about": "interview", "name": "", "email": "ana@example.org", "languages": "both"}
    return {**typed, **changes}


@pytest.fixture
def standard():
    words = ("A path in a few words", "Un parcours en quelques mots")
    return StandardQuestion.objects.create(question_en=words[0], question_fr=words[1])


@pytest.mark.usefixtures("standard")
def test_form_begins_with_the_standard_questions(editor, issue):
    html = editor.get(page(Issue, "ask", issue.pk)).content.decode()
    assert 'value="A path in a few words"' in html
    assert 'value="Un parcours en quelques mots"' in html


@pytest.mark.usefixtures("standard")
def test_outsider_is_asked_for_an_interview(editor, issue, postbox):
    holder = HolderFactory(given_name="Ana", family_name="Marković")
    sent = filled_in(holder=holder.pk) | {
        "question-0-question_en": "A path, please",
        "question-0-question_fr": "Un parcours",
        "question-1-question_en": "One more?",
        "question-1-question_fr": "Encore une ?",
    }
    response = editor.post(page(Issue, "ask", issue.pk), sent, follow=True)
    assert "A link was mailed to Ana Marković." in response.content.decode()
    request = TextRequest.objects.get()
    assert (request.name, request.email) == ("Ana Marković", "ana@example.org")
    assert "Asked" in text_of(response)
    asked = issue.newsletter_questionanswer_set.order_by("ordering")
    assert [row.question_en for row in asked] == ["A path, please", "One more?"]
    assert len(postbox.received) == 1


def test_member_is_asked_by_their_account_alone(editor, issue, postbox):
    member = MemberFactory(staff=True, email="sofia@example.org", language="fr")
    article = ArticleFactory(parent=issue)
    sent = filled_in(about=f"article-{article.pk}", member=member.pk, email="")
    editor.post(page(Issue, "ask", issue.pk), sent)
    request = TextRequest.objects.get()
    assert (request.member, request.email, request.language) == (member, "sofia@example.org", "fr")
    assert request.article == article


@pytest.mark.parametrize("traits", [{}, {"superuser": True}, {"staff": True, "is_active": False}])
def test_other_accounts_are_not_told(traits, editor, issue):
    member = MemberFactory(username="not-a-colleague", **traits)
    assert "not-a-colleague" not in text_of(editor.get(page(Issue, "ask", issue.pk)))
    sent = filled_in(about="article", member=member.pk)
    assert "member" in editor.post(page(Issue, "ask", issue.pk), sent).context["form"].errors


BAD = {
    "nobody to interview": ({}, "holder", "Choose whom the interview is with."),
    "no address": ({"email": ""}, "email", "Write an address, or choose a member."),
    "no address at all": ({"email": "ana"}, "email", "Enter a valid email address."),
    "nobody": ({"about": "article"}, "name", "Write whom you ask, or choose a member."),
    "a day that is over": ({"due_on": "2015-01-01"}, "due_on", "This day is over."),
    "no day": ({"due_on": "soon"}, "due_on", "Write the day as in"),
    "a block of another issue": ({"about": "article-999"}, "about", "Select a valid choice."),
}


@pytest.mark.parametrize("what", BAD)
def test_mistake_is_told_beside_its_field_and_nobody_is_asked(what, editor, issue, postbox):
    changes, field, told = BAD[what]
    sent = filled_in(message="Typed before", **changes)
    response = editor.post(page(Issue, "ask", issue.pk), sent)
    assert response.status_code == 422
    assert any(told in error for error in response.context["form"].errors[field])
    assert "Typed before" in response.content.decode()
    assert not TextRequest.objects.exists()
    assert not Interview.objects.exists()
    assert postbox.received == []


def test_interview_without_a_question_is_not_asked_for(editor, issue, postbox):
    silent = InterviewFactory(parent=issue)
    for about in ("interview", f"interview-{silent.pk}"):
        sent = filled_in(about=about, holder=HolderFactory().pk)
        response = editor.post(page(Issue, "ask", issue.pk), sent)
        assert response.status_code == 422
        assert "Write at least one question" in text_of(response)
    assert not TextRequest.objects.exists()
    assert postbox.received == []


def test_question_that_is_too_long_is_told_beside_it(editor, issue):
    sent = filled_in(holder=HolderFactory().pk) | {"question-0-question_en": "x" * 301}
    response = editor.post(page(Issue, "ask", issue.pk), sent)
    assert response.status_code == 422
    assert "at most 300 characters" in text_of(response)
    assert not TextRequest.objects.exists()


def test_mail_that_does_not_go_out_leaves_a_link_to_copy(editor, issue, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9
    sent = filled_in(about=f"article-{ArticleFactory(parent=issue).pk}", name="Ana")
    response = editor.post(page(Issue, "ask", issue.pk), sent, follow=True)
    assert "No mail went out to Ana." in response.content.decode()
    assert "http://portal.example/texts/" in response.content.decode()


def test_tab_tells_how_far_everybody_is(editor, issue, client):
    yesterday = today() - datetime.timedelta(days=1)
    interviews = [InterviewFactory(parent=issue) for _number in range(4)]
    names = ("Late", "Gone", "Ended", "Stopped")
    traits = ({"due_on": yesterday}, {"withdrawn": True}, {"expired": True}, {"cancelled": True})
    for interview, name, trait in zip(interviews, names, traits, strict=True):
        TextRequestFactory(interview=interview, name=name, **trait)
    told = text_of(editor.get(tab(issue)))
    for words in ("Late Asked late", "Gone Withdrawn", "Ended Link expired", "Stopped Cancelled"):
        assert words in told


def test_changed_text_is_sent_for_approval_again(editor, client, postbox):
    author = Author(client, interview_request())
    author.write({author.key(): "First"})
    author.approve()
    assert "Sent and approved" in text_of(editor.get(tab(author.request.issue)))
    author.request.issue.newsletter_questionanswer_set.update(answer_en="<p>Second</p>")
    told = text_of(editor.get(tab(author.request.issue)))
    assert "Changed since it was approved" in told
    editor.post(act(author.request, "ask-again"))
    [*_others, (recipients, message)] = postbox.received
    assert recipients == ["ana@example.org"]
    assert "edited after you had approved it" in message.get_content()


def test_buttons_remind_renew_and_cancel(editor, postbox):
    request = interview_request()
    old = request.seal
    for what, told in (
        ("remind", "Ana Marković was reminded."),
        ("renew", "A link was mailed to Ana Marković."),
        ("cancel", "is cancelled; its link has ended."),
        ("remind", "Nothing was done: this request has ended."),
    ):
        response = editor.post(act(request, what), follow=True)
        assert told in response.content.decode()
    request.refresh_from_db()
    assert request.seal != old
    assert len(postbox.received) == 2


@pytest.mark.parametrize("what", ["remind", "renew", "ask-again", "cancel"])
def test_nothing_happens_by_looking(what, editor, postbox):
    request = interview_request()
    assert editor.get(act(request, what)).status_code == 405
    assert postbox.received == []
    assert TextRequest.objects.get().seal == request.seal


def test_request_of_another_issue_is_not_found(editor):
    request = interview_request()
    other = page(Issue, "text_action", IssueFactory().pk, request.pk, "cancel")
    assert editor.post(other).status_code == 404
    assert editor.post(act(request, "publish")).status_code == 404


@pytest.mark.parametrize("kind", ["staff", "reviewer", "administrator"])
def test_others_see_and_ask_nothing(kind, client):
    request = interview_request()
    client.force_login(MemberFactory(**{kind: True}))
    for address in (tab(request.issue), page(Issue, "ask", request.issue.pk)):
        assert client.get(address).status_code == 403
    assert client.post(act(request, "cancel")).status_code == 403


def test_published_issue_shows_its_requests_and_offers_nothing(editor):
    request = interview_request(interview={"parent": IssueFactory(published=True)})
    html = editor.get(tab(request.issue)).content.decode()
    assert "Ana Marković" in html
    assert "/texts/WzE" not in html
    assert editor.get(page(Issue, "ask", request.issue.pk)).status_code == 302
    assert editor.post(act(request, "cancel")).status_code == 302
    assert TextRequest.objects.get().cancelled_at is None


@pytest.mark.parametrize("number", [3, 30])
def test_tab_and_form_take_as_many_queries_for_3_requests_as_for_30(
    number, editor, issue, django_assert_num_queries
):
    for _number in range(number):
        TextRequestFactory(interview=InterviewFactory(parent=issue))
        StandardQuestion.objects.create(question_en="Why?", question_fr="Pourquoi ?")
        MemberFactory(staff=True)
    with django_assert_num_queries(18):
        editor.get(tab(issue))
    with django_assert_num_queries(20):
        editor.get(page(Issue, "ask", issue.pk))


def test_home_asks_the_member_for_their_text(client):
    member = MemberFactory(staff=True)
    request = interview_request(member=member)
    client.force_login(member)
    html = client.get("/admin/").content.decode()
    assert "You are asked for a text" in html
    author = Author(client, request)
    assert f'href="{author.home}"' in html
    author.write({author.key(): "First"})
    assert "Go on writing" in client.get("/admin/").content.decode()
    author.approve()
    assert "You are asked for a text" not in client.get("/admin/").content.decode()
    author.request.issue.newsletter_questionanswer_set.update(answer_en="<p>Second</p>")
    assert "Look at it again" in client.get("/admin/").content.decode()


def test_home_asks_nobody_elses_text(client):
    interview_request(member=MemberFactory(staff=True))
    client.force_login(MemberFactory(staff=True))
    assert "You are asked for a text" not in client.get("/admin/").content.decode()
