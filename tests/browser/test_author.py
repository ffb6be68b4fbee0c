"""An outsider answers an interview on a telephone, from the mail to the CTR's list."""

import re

import pytest

from newsletter.models import StandardQuestion, TextRequest
from tests.browser.signing import sign_in
from tests.browser.test_invitation import fits
from tests.factories import ActorFactory, HolderFactory, IssueFactory, MemberFactory
from tests.newsletter.authors import Author, interview_request
from tests.thbnet.test_pictures import encoded, plain

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
PHOTO = {"name": "me.jpg", "mimeType": "image/jpeg", "buffer": encoded(plain(), "JPEG")}
ANSWERS = ("Thirty years of service.", "We meet every month.", "A pilot project in Varna.")


def box(page, question: str):
    """The rich text under that question."""
    return page.get_by_role("textbox", name=question)


def saved(page) -> str:
    told = page.locator("#saved")
    told.filter(has_text="Saved at").wait_for()
    return told.inner_text()


def draft() -> str:
    return str(TextRequest.objects.get().draft)


def asked_by_the_ctr(page, postbox) -> str:
    """What the CTR fills in; gives the link that the author finds in the mail."""
    for number in (1, 2, 3):
        words = {"question_en": f"Question {number}?", "question_fr": f"Question {number} ?"}
        StandardQuestion.objects.create(ordering=number, **words)
    actor = ActorFactory(email="varna@example.org", email_visibility="public")
    HolderFactory(actor=actor, given_name="Ana", family_name="Marković")
    issue = IssueFactory()
    sign_in(page, MemberFactory(ctr=True), to=f"/admin/newsletter/issue/{issue.pk}/texts/")
    page.get_by_role("link", name="Ask somebody for a text").tap()
    page.get_by_label("Interview with").select_option(index=1)
    page.get_by_label("E-mail address").fill("ana@example.org")
    page.get_by_label("Text asked for in").select_option("en")
    page.get_by_role("button", name="Ask, and mail the link").tap()
    page.get_by_text("A link was mailed to Ana Marković.").wait_for()
    [(_recipients, message)] = postbox.received
    return re.search(r"http://portal\.example(\S+)", message.get_content()).group(1)


@pytest.mark.parametrize("device", [PHONE])
def test_outsider_answers_an_interview_on_a_phone(page, axe, postbox):
    link = asked_by_the_ctr(page, postbox)
    cookies = page.context.cookies()
    page.context.clear_cookies()

    page.goto(link)
    for number, answer in enumerate(ANSWERS, start=1):
        box(page, f"Question {number}?").tap()
        page.keyboard.type(answer)
    saved(page)
    axe(page)
    assert fits(page)
    page.reload()
    assert box(page, "Question 1?").inner_text() == ANSWERS[0]
    with page.expect_response(lambda response: response.request.method == "POST"):
        page.get_by_label("Choose a photo").set_input_files(PHOTO)
    page.locator(".focal-point-mark").press("ArrowUp")

    page.get_by_role("button", name="See it as readers will").tap()
    page.get_by_role("heading", name="Your column, as readers will see it").wait_for()
    for answer in ANSWERS:
        assert page.get_by_text(answer).is_visible()
    page.get_by_alt_text("Portrait of Ana Marković").wait_for()
    axe(page)
    assert fits(page)
    page.get_by_role("button", name="Approve and send").tap()
    page.get_by_text("Tick this box to send your text").wait_for()
    axe(page)
    page.get_by_label("I approve the text").tap()
    page.get_by_label("I agree that this photo of me").tap()
    page.get_by_label("I agree that this contact is printed: varna@example.org").tap()
    page.get_by_role("button", name="Approve and send").tap()
    page.get_by_role("heading", name="Thank you: your text is with the editors").wait_for()
    axe(page)

    page.context.clear_cookies()
    page.context.add_cookies(cookies)
    request = TextRequest.objects.get()
    page.goto(f"/admin/newsletter/issue/{request.issue.pk}/texts/")
    assert page.get_by_text("Sent and approved").is_visible()
    assert page.get_by_text("with the photo").is_visible()
    axe(page)
    assert fits(page)


@pytest.mark.parametrize("device", [{**PHONE, "java_script_enabled": False}])
def test_interview_is_answered_without_scripts(page):
    author = Author(None, interview_request())
    page.goto(author.home)
    page.get_by_label("Question 1?").fill("We meet.\n\nWe talk.")
    page.get_by_label("Choose a photo").set_input_files(PHOTO)
    page.get_by_role("button", name="Save").tap()
    assert page.get_by_label("Question 1?").input_value() == "We meet.\n\nWe talk."
    page.get_by_role("button", name="See it as readers will").tap()
    page.get_by_label("I approve the text").tap()
    page.get_by_role("button", name="Approve and send").tap()
    page.get_by_role("heading", name="Thank you: your text is with the editors").wait_for()
    assert author.text.questions[0].answer_en == "<p>We meet.</p>\n\n<p>We talk.</p>"


def test_text_is_saved_once_the_connection_is_back(page):
    author = Author(None, interview_request())
    page.goto(author.home)
    page.context.set_offline(True)
    box(page, "Question 1?").click()
    page.keyboard.type("Written in a tunnel.")
    page.get_by_text("Not saved yet: there is no connection.").wait_for()
    assert draft() == "{}"
    page.context.set_offline(False)
    saved(page)
    assert "Written in a tunnel." in draft()


def test_bold_words_and_lists_stay_what_they_are(page):
    author = Author(None, interview_request())
    author.request.interview.parent.newsletter_questionanswer_set.update(
        answer_en="<p>Some <strong>bold</strong> words.</p>"
    )
    page.goto(author.home)
    box(page, "Question 1?").click()
    page.keyboard.press("Control+End")
    page.keyboard.type(" And more.")
    saved(page)
    assert "<p>Some <strong>bold</strong> words. And more.</p>" in draft()


def test_picture_that_is_none_is_told_beside_it(page):
    author = Author(None, interview_request())
    page.goto(author.home)
    box(page, "Question 1?").click()
    page.keyboard.type("Kept.")
    no_picture = {**PHOTO, "buffer": b"<html>"}
    page.get_by_label("Choose a photo").set_input_files(no_picture)
    errors = page.locator("[data-part=portrait] .text-field__errors").first
    errors.filter(has_text="This is not a picture we can read").wait_for()
    assert box(page, "Question 1?").inner_text() == "Kept."


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_pages_fit_the_narrowest_screen_in_both_schemes(scheme, page, axe):
    author = Author(None, interview_request(questions=2))
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": 320, "height": 640})
    for name in ("write", "column", "withdraw", "none"):
        page.goto(f"{author.home}{name}/" if name != "none" else "/texts/none/")
        page.get_by_role("heading", level=1).wait_for()
        axe(page)
        assert fits(page), name


def test_form_that_asks_is_accessible(page, axe):
    issue = interview_request().issue
    sign_in(page, MemberFactory(ctr=True), to=f"/admin/newsletter/issue/{issue.pk}/texts/ask/")
    page.set_viewport_size({"width": 320, "height": 640})
    axe(page)
    assert fits(page)
    page.get_by_role("button", name="Ask, and mail the link").click()
    page.get_by_text("Choose whom the interview is with.").wait_for()
    axe(page)
    page.goto(f"/admin/newsletter/issue/{issue.pk}/texts/")
    page.get_by_text("Cancel…").click()
    page.get_by_text("Copy the link").click()
    axe(page)
    assert fits(page)
