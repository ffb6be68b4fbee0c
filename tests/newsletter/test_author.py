"""Somebody without an account writes behind their link, approves and sends."""

import pytest

from newsletter.material import Material
from newsletter.models import Event, TextRequest
from tests.factories import (
    ActorFactory,
    ArticleFactory,
    ForewordFactory,
    HolderFactory,
    TextRequestFactory,
)
from tests.newsletter.authors import Author, interview_request
from tests.pages import text_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def author(client):
    return Author(client, interview_request(questions=2))


def answers(author) -> list[str]:
    return [q.answer_en for q in Material(author.request.issue).questions[author.request.interview]]


def test_page_asks_the_questions_in_both_languages(author):
    page = text_of(author.get())
    for words in ("Question 1?", "Question 1 ?", "Question 2?", "Hello Ana Marković"):
        assert words in page


def test_page_speaks_the_requests_language_unless_another_is_chosen(client):
    author = Author(client, interview_request(language="fr"))
    assert author.get().headers["Content-Language"] == "fr"
    client.cookies["django_language"] = "en"
    assert author.get().headers["Content-Language"] == "en"


def test_one_language_is_asked_for_alone(client):
    author = Author(client, interview_request(languages="fr"))
    assert "Question 1?" not in text_of(author.get())
    assert author.text.parts[0].language == "fr"


def test_draft_is_kept_and_does_not_touch_the_block(author):
    assert author.save({author.key(): "<p>We meet.</p>"}).json()["told"].startswith("Saved at ")
    assert author.fields()[author.key()] == "<p>We meet.</p>"
    assert answers(author) == ["", ""]


def test_plain_text_becomes_paragraphs_where_no_script_runs(author):
    author.write({author.key(): "We meet.\r\n\r\nWe <b>talk</b>."})
    assert author.fields()[author.key()] == (
        "<p>We meet.</p>\n\n<p>We &lt;b&gt;talk&lt;/b&gt;.</p>"
    )


def test_plain_box_that_nobody_touched_keeps_what_it_cannot_show(author):
    rich = '<p>See <a href="https://example.org">us</a></p><ul><li><p>one</p></li></ul>'
    author.save({author.key(): rich})
    page = author.get().content.decode()
    assert "See us\n\n- one</textarea>" in page
    author.write({author.key(): "See us\r\n\r\n- one"})
    assert "example.org" in author.fields()[author.key()]


def test_sending_writes_the_block_and_records_the_approval(author, postbox):
    author.write({author.key(1): "First", author.key(2): "Second"})
    assert author.approve().status_code == 302
    assert answers(author) == ["<p>First</p>", "<p>Second</p>"]
    request = author.request
    assert request.state(author.text.fingerprint) == TextRequest.State.APPROVED
    assert request.draft == {}
    kinds = [event.kind for event in Event.objects.order_by("pk")]
    assert kinds == ["answered", "text_approved"]
    assert Event.objects.first().by_name == "Ana Marković"
    [(recipients, message)] = postbox.received
    assert recipients == ["ctr@example.org"]
    assert "Ana Marković has sent and approved" in message.get_content()
    assert "You approved this text" in text_of(author.get("column"))


def test_text_is_not_sent_without_the_approval_of_the_text(author):
    author.write({author.key(): "First"})
    response = author.approve(text="")
    assert response.status_code == 422
    assert "Tick this box to send your text" in text_of(response)
    assert answers(author) == ["", ""]


def test_nothing_is_not_sent(author):
    response = author.approve()
    assert response.status_code == 422
    assert "There is no text yet" in text_of(response)
    assert author.request.sent_at is None


def test_column_shows_what_is_to_be_sent_and_what_is_missing(author):
    author.write({author.key(): "First"})
    page = text_of(author.get("column"))
    assert "First" in page
    assert "Still empty: Question 2?" in page


def test_contact_is_printed_only_where_its_owner_agrees(client):
    actor = ActorFactory(email="varna@example.org", email_visibility="public")
    holder = HolderFactory(actor=actor)
    author = Author(client, interview_request(interview={"holder": holder}))
    author.write({author.key(): "First"})
    assert "varna@example.org" in text_of(author.get("column"))
    author.approve()
    assert not author.request.interview.shows_contact
    assert "varna@example.org" not in text_of(author.get("column"))
    author.write({author.key(): "Second"})
    assert "varna@example.org" in text_of(author.get("column"))
    author.approve(contact="on")
    assert author.request.interview.shows_contact
    assert author.request.approves_contact


def test_approved_text_that_the_ctr_changes_asks_for_a_new_approval(author):
    author.write({author.key(): "We meet every month in Sofia."})
    author.approve()
    question = author.text.questions[0]
    question.answer_en = "<p>We meet every week in Sofia.</p>"
    question.save()
    assert author.request.state(author.text.fingerprint) == TextRequest.State.CHANGED
    page = author.client.get(author.home, follow=True)
    assert "1. Answer, English" in text_of(page)
    assert "removed: month added: week" in text_of(page)
    assert author.approve().status_code == 302
    assert author.request.state(author.text.fingerprint) == TextRequest.State.APPROVED
    assert [e.kind for e in Event.objects.order_by("pk")][2:] == ["text_approved"]


def test_editors_text_is_where_the_author_goes_on(author):
    """What the author had written meanwhile is not lost either."""
    author.save({author.key(): "<p>Mine</p>"})
    question = author.text.questions[0]
    question.answer_en = "<p>Theirs</p>"
    question.save()
    page = text_of(author.get())
    assert "was edited meanwhile" in page
    assert "Mine" in page
    assert author.fields()[author.key()] == "<p>Theirs</p>"
    author.approve()
    assert answers(author)[0] == "<p>Theirs</p>"


def test_column_that_changed_while_it_was_looked_at_is_not_approved(author):
    author.write({author.key(): "First"})
    seen = author.get("column").context["form"].initial["seen"]
    interview = author.request.interview
    interview.title_en = "A new title"
    interview.save()
    sent = {"seen": seen, "text": "on"}
    response = author.client.post(f"{author.home}column/", sent)
    assert response.status_code == 409
    assert "A new title" in text_of(response)
    assert author.request.sent_at is None


def test_article_has_a_title_and_a_text(client):
    article = ArticleFactory(title_en="", title_fr="", text_en="", text_fr="")
    request = TextRequestFactory(interview=None, article=article, languages="en")
    author = Author(client, request)
    assert author.get().status_code == 200
    key = f"article-{article.pk}-"
    author.write({f"{key}title_en": "A year", f"{key}text_en": "It went by."})
    author.approve()
    article.refresh_from_db()
    assert (article.title_en, article.text_en) == ("A year", "<p>It went by.</p>")


def test_column_costs_as_many_queries_with_one_question_as_with_many(
    client, django_assert_num_queries
):
    for number in (1, 12):
        author = Author(client, interview_request(questions=number))
        with django_assert_num_queries(13):
            author.get("column")


@pytest.mark.parametrize("factory", [ArticleFactory, ForewordFactory])
def test_only_an_interview_asks_for_a_portrait(client, factory):
    block = factory()
    request = TextRequestFactory(interview=None, **{block._meta.model_name: block})
    page = Author(client, request).get()
    assert page.status_code == 200
    assert "Your portrait" not in text_of(page)
