"""An author takes their text back: before it is sent, after, and after publication."""

import pytest

from newsletter.actions.approving import approve
from newsletter.actions.correcting import abandon, open_correction
from newsletter.actions.withdrawing_texts import withdraw as withdraw_text
from newsletter.fingerprints import of_issue
from newsletter.material import Material
from newsletter.models import Event, Interview, Issue, TextRequest
from tests.admin_pages import page
from tests.factories import MemberFactory, ReviewFactory
from tests.newsletter.authors import Author, interview_request, photo
from tests.pages import text_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def author(client):
    ctr = MemberFactory(ctr=True, email="vienna@example.org")
    return Author(client, interview_request(asked_by=ctr))


def withdraw(author, reason=""):
    return author.client.post(f"{author.home}withdraw/", {"reason": reason}, follow=True)


def test_withdrawing_is_asked_first(author):
    author.write({author.key(): "First"})
    author.approve()
    assert "cannot be brought back" in text_of(author.get("withdraw"))
    assert author.request.approved_at is not None


def test_withdrawn_text_leaves_the_draft_and_the_ctr_is_told(author, postbox):
    author.write({author.key(): "First", "portrait": photo()})
    author.approve(photo="on")
    assert author.request.interview.portrait
    page = withdraw(author, reason="My ministry says no")
    assert "Your text is withdrawn" in text_of(page)
    request = author.request
    assert request.approved_at is None
    assert request.approved_content == {}
    assert author.text.questions[0].answer_en == ""
    assert not request.interview.portrait
    recipients, message = postbox.received[-1]
    assert recipients == ["vienna@example.org"]
    assert "My ministry says no" in message.get_content()
    event = Event.objects.get(kind=Event.Kind.TEXT_WITHDRAWN)
    # Reviewers read the log, too: the reason is the CTR's business.
    assert (event.by_name, "My ministry" in event.about) == ("Ana Marković", False)


def test_reviewers_are_not_shown_words_that_were_withdrawn(author, client):
    """Not even as what was changed since they approved."""
    author.write({author.key(): "Words of Ana"})
    author.approve()
    issue = author.request.issue
    Interview.objects.update(quote_en="Words of Ana")
    Issue.objects.filter(pk=issue.pk).update(status=Issue.Status.IN_REVIEW)
    review = ReviewFactory(issue=issue, reviewer=MemberFactory(reviewer=True))
    approve(review, by=review.reviewer, seen=of_issue(Material(issue)))
    review.refresh_from_db()
    assert "Words of Ana" in str(review.approved_content)
    withdraw(author)
    review.refresh_from_db()
    assert "Words of Ana" not in str(review.approved_content)
    client.force_login(review.reviewer)
    shown = client.get(page(Issue, "reading", issue.pk, "en"))
    assert "The text has changed since you approved it" in text_of(shown)
    assert "Words of Ana" not in text_of(shown)
    assert Interview.objects.get().quote_en == ""


def test_who_has_sent_nothing_leaves_the_block_as_it_is(author):
    question = author.text.questions[0]
    question.answer_en = "<p>The editors’ own.</p>"
    question.save()
    author.save({author.key(): "<p>Mine</p>"})
    withdraw(author)
    assert author.request.draft == {}
    assert author.text.questions[0].answer_en == "<p>The editors’ own.</p>"


def test_published_text_stays_and_the_ctr_is_told_to_correct(author, postbox):
    author.write({author.key(): "First"})
    author.approve()
    issue = author.request.issue
    Issue.objects.filter(pk=issue.pk).update(
        status="published", published_at=issue.planned_on or author.request.asked_at
    )
    assert "published already" in text_of(author.get("withdraw"))
    withdraw(author)
    assert author.request.approved_at is None
    assert author.text.questions[0].answer_en == "<p>First</p>"
    assert "please correct it" in postbox.received[-1][1].get_content()


def test_withdrawing_works_where_no_mail_goes_out(author, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9
    assert "Your text is withdrawn" in text_of(withdraw(author))
    assert author.request.withdrawn_at is not None


def test_link_ends_with_the_withdrawal(author):
    withdraw(author)
    assert author.get().status_code == 410
    assert withdraw(author).status_code == 410


def test_text_is_withdrawn_although_a_correction_took_it_along_meanwhile(author):
    """And although that was dropped: the issue that the page had read is another one now."""
    author.write({author.key(): "First"})
    author.approve()
    issue, ctr = author.request.issue, MemberFactory(ctr=True)
    Issue.objects.update(status="published", published_at=author.request.asked_at)
    read_before = author.request
    draft = open_correction(issue, kind="erratum", note_en="a", note_fr="b", by=ctr)
    read_meanwhile = author.request
    withdraw_text(read_before)
    assert author.text.questions[0].answer_en == ""
    TextRequest.objects.update(withdrawn_at=None)
    abandon(draft, by=ctr)
    withdraw_text(read_meanwhile)
    assert author.request.withdrawn_at is not None
    assert author.text.questions[0].answer_en == "<p>First</p>"
