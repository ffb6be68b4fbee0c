"""Whatever comes in through an author's link: refused beside its field, or harmless."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from newsletter.models import Event
from tests.factories import ArticleFactory, TextRequestFactory
from tests.hostile import ANY_TEXT, FOCAL_POINTS, FORBIDDEN, RICH
from tests.newsletter.authors import Author, interview_request, photo
from tests.pages import text_of
from tests.thbnet.test_pictures import NO_PICTURES

pytestmark = pytest.mark.django_db


@pytest.fixture
def author(client):
    return Author(client, interview_request())


@pytest.mark.parametrize("how", ["html", "plain"])
@pytest.mark.parametrize("value", [*RICH, *ANY_TEXT, "x" * 20_001, "x" * 2_000_000])
def test_hostile_text_is_cleaned_or_refused_beside_its_field(value, how, author):
    format_ = {"format": "html"} if how == "html" else {"format": ""}
    response = author.write({author.key(): value, **format_})
    assert response.status_code in {302, 422}
    stored = str(author.request.draft)
    if how == "html":
        assert not [word for word in FORBIDDEN if word in stored]
    if response.status_code == 422:
        assert response.context["form"].errors[author.key()]
        assert author.request.draft == {}


def test_body_beyond_all_limits_is_refused(author):
    response = author.write({author.key(): "x" * 3_000_000})
    assert response.status_code == 413


def test_what_was_typed_comes_back_with_the_message(author):
    response = author.write({author.key(): "Kept here" + "x" * 20_000})
    assert response.status_code == 422
    assert "Kept here" in response.content.decode()
    assert "at most 20000 characters" in text_of(response)


@pytest.mark.parametrize("name", NO_PICTURES)
def test_bad_picture_is_refused_and_the_text_is_not_lost(name, author):
    response = author.write({author.key(): "My answer", "portrait": photo(NO_PICTURES[name]())})
    assert response.status_code == 422
    assert "JPEG, PNG or WebP" in text_of(response)
    assert "My answer" in response.content.decode()
    assert not author.request.portrait


def test_good_picture_is_kept_while_the_text_is_put_right(author):
    picture = photo()
    response = author.write({author.key(): "x" * 20_001, "portrait": picture})
    assert response.status_code == 422
    [token] = [
        part.split('"')[0]
        for part in response.content.decode().split('name="portrait-kept" value="')[1:]
    ]
    author.write({author.key(): "Short", "portrait-kept": token})
    assert author.request.portrait


@pytest.mark.parametrize("value", FOCAL_POINTS)
def test_bad_focal_point_is_refused(value, author):
    response = author.write({author.key(): "Mine", "portrait_ppoi": value})
    assert response.status_code == 422
    assert author.request.portrait_ppoi == "0.5x0.5"


@pytest.mark.parametrize("seen", ["", "\0", "x" * 5000])
def test_forged_stamp_approves_nothing(seen, author):
    author.write({author.key(): "Mine"})
    response = author.client.post(f"{author.home}column/", {"seen": seen, "text": "on"})
    assert response.status_code in {409, 422}
    assert author.request.approved_at is None


@pytest.mark.parametrize("reason", ["\0", "x" * 1001])
def test_bad_reason_withdraws_nothing(reason, author):
    response = author.client.post(f"{author.home}withdraw/", {"reason": reason})
    assert response.status_code == 422
    assert author.request.withdrawn_at is None


def test_saving_without_end_is_slowed_down(author):
    for _turn in range(60):
        author.client.post(f"{author.home}write/", {})
    response = author.save({author.key(): "<p>Once more</p>"})
    assert response.status_code == 429
    assert "Please wait" in response.json()["told"]
    page = author.write({author.key(): "By hand"})
    assert page.status_code == 429
    assert "By hand" in page.content.decode()


def test_file_in_a_texts_place_is_ignored(author):
    author.write({author.key(): SimpleUploadedFile("a.html", b"<script>")})
    assert author.request.draft == {}


def test_title_that_the_editors_replaced_comes_back_as_text(client):
    """A title is no rich text: nothing in it is an element, whatever the form claims."""
    article = ArticleFactory(title_en="")
    author = Author(client, TextRequestFactory(interview=None, article=article))
    key = f"article-{article.pk}-title_en"
    author.save({key: "<h3>Not ours</h3><img src=x onerror=alert(1)>", f"{key}-from": "forged"})
    page = author.get().content.decode()
    assert "&lt;h3&gt;Not ours&lt;/h3&gt;" in page
    assert "<h3>Not ours" not in page


def test_approving_again_and_again_writes_no_mail_and_no_log(author, postbox):
    author.write({author.key(): "First"})
    sent = {"seen": author.get("column").context["form"].initial["seen"], "text": "on"}
    answers = [author.client.post(f"{author.home}column/", sent).status_code for _ in range(6)]
    assert answers == [302, 302, 302, 302, 302, 429]
    assert len(postbox.received) == 1
    assert Event.objects.filter(kind=Event.Kind.TEXT_APPROVED).count() == 1
