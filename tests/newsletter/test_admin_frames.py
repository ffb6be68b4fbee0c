"""The preview in a frame: of what is saved, of what is typed; framed by our own pages alone."""

import pytest
from django.core.files.storage import storages
from django.core.files.uploadedfile import SimpleUploadedFile

from newsletter import pdf
from newsletter.models import Article, Image, Issue
from tests.admin_pages import page, typed
from tests.blocks import ARTICLE, new
from tests.factories import ArticleFactory, IssueFactory, MemberFactory
from tests.pages import links_of, text_of
from tests.thbnet.test_pictures import encoded, plain

pytestmark = pytest.mark.django_db


def frame(issue, language="en", medium="web") -> str:
    return page(Issue, "frame", issue.pk, language, medium)


@pytest.fixture
def form(editor, issue, article):
    """What the editor's page would send, untouched."""
    return typed(editor.get(page(Issue, "change", issue.pk)))


def test_preview_offers_both_media_in_both_languages(editor, issue):
    links = links_of(editor.get(page(Issue, "previews", issue.pk)))
    wanted = [frame(issue, code, medium) for medium in ("web", "pdf") for code in ("en", "fr")]
    assert [link for link in links if link.endswith("/frame/")] == wanted


def test_frame_may_be_framed_by_our_own_pages_and_nothing_else_may(editor, issue):
    answer = editor.get(frame(issue))
    assert answer["X-Frame-Options"] == "SAMEORIGIN"
    policy = answer["Content-Security-Policy"]
    assert "frame-ancestors 'self'" in policy
    assert "script-src" not in policy
    for name, args in [("previews", ()), ("preview", ("en",)), ("change", ())]:
        around = editor.get(page(Issue, name, issue.pk, *args))
        assert around["X-Frame-Options"] == "DENY"
        assert "frame-ancestors 'none'" in around["Content-Security-Policy"]


def test_frame_is_kept_and_indexed_by_nobody(editor, issue):
    answer = editor.get(frame(issue))
    assert "no-store" in answer["Cache-Control"]
    assert answer["X-Robots-Tag"] == "noindex"


@pytest.mark.parametrize(("language", "medium"), [("de", "web"), ("en", "mail"), ("en", "x")])
def test_frame_of_what_we_do_not_make_is_not_found(editor, issue, language, medium):
    assert editor.get(frame(issue, language, medium)).status_code == 404


def test_pdf_tells_which_block_falls_on_which_page_and_how_far_it_is_from_the_budget(editor, issue):
    ArticleFactory(parent=issue, title_en="Beginning")
    ArticleFactory(parent=issue, title_en="End", starts_page=True)
    answer = editor.get(frame(issue, "en", "pdf"))
    text = text_of(answer)
    assert "2 pages, 2 fewer than planned" in text
    assert "Page 1 – Article “Beginning”" in text
    assert "Page 2 – Article “End”" in text
    assert answer.content.count(b"data:image/webp;base64,") == 2
    assert "PDF, English: 2 pages" in text_of(editor.get(page(Issue, "previews", issue.pk)))


def test_pdf_that_cannot_be_drawn_is_told_in_the_frame(editor, issue, monkeypatch):
    ArticleFactory(parent=issue)
    monkeypatch.setattr("sys.executable", "false")
    answer = editor.get(frame(issue, "en", "pdf"))
    assert answer.status_code == 503
    assert "The PDF could not be drawn." in text_of(answer)


def test_what_is_typed_is_shown_and_not_saved(editor, issue, article, form):
    mine = {f"{ARTICLE}-title_en": "Typed", f"{ARTICLE}-text_en": "<p>Not yet</p>"}
    text = text_of(editor.post(frame(issue), form | mine))
    assert "Typed" in text
    assert "Not yet" in text
    assert "It is not saved yet." in text
    assert Article.objects.get().title_en == "Kept"
    assert not issue.events.exists()


def test_added_and_deleted_blocks_are_shown_as_they_would_be(editor, issue, article, form):
    added = {**new(Article, title_en="Added"), "article_set-TOTAL_FORMS": 2}
    added = {name.replace("set-0-", "set-1-"): value for name, value in added.items()}
    text = text_of(editor.post(frame(issue), form | added | {f"{ARTICLE}-DELETE": "on"}))
    assert "Added" in text
    assert "Kept" not in text
    assert Article.objects.get() == article


def test_block_with_a_mistake_is_shown_as_it_is_saved(editor, issue, form):
    answer = editor.post(frame(issue), form | {f"{ARTICLE}-title_en": "x" * 121})
    assert "one block with a mistake" in text_of(answer)
    assert "Kept" in text_of(answer)


def files() -> list[str]:
    """What other tests have left counts for nothing."""
    there = storages["private"].exists("blocks")
    return sorted(storages["private"].listdir("blocks")[1]) if there else []


def test_new_pictures_leave_no_file_behind(editor, issue, form):
    picture = SimpleUploadedFile("x.png", encoded(plain(), "PNG"))
    facts = {"people": "nobody", "alt_en": "A hall", "alt_fr": "Une salle", "credit": "X"}
    sent = form | new(Image, image=picture, image_ppoi="0.5x0.5", **facts)
    before = files()
    assert "or a new picture" in text_of(editor.post(frame(issue), sent))
    assert files() == before
    assert not Image.objects.exists()


def test_form_of_another_page_is_no_error(editor, issue, article):
    assert editor.post(frame(issue), {"title_en": "x"}).status_code == 200
    assert Article.objects.get().title_en == "Kept"


def test_drawing_waits_for_no_lock(editor, issue, form, monkeypatch):
    """What is typed has been rolled back by the time the PDF is drawn."""
    seen, ask = [], pdf.ask

    def look(*order):
        seen.append(Article.objects.get().title_en)
        return ask(*order)

    monkeypatch.setattr(pdf, "ask", look)
    editor.post(frame(issue, "en", "pdf"), form | {f"{ARTICLE}-title_en": "Typed"})
    assert set(seen) == {"Kept"}


def test_reviewer_reads_what_is_saved_and_writes_nothing(client, issue, article):
    client.force_login(MemberFactory(reviewer=True))
    assert "Kept" in text_of(client.get(frame(issue)))
    assert client.get(page(Issue, "previews", issue.pk)).status_code == 200
    assert client.post(frame(issue), {}).status_code == 403


@pytest.mark.parametrize("kind", ["nobody", "staff"])
def test_frames_of_drafts_and_of_nothing_are_the_same_to_others(client, issue, kind):
    if kind == "staff":
        client.force_login(MemberFactory(staff=True))
    nothing = IssueFactory.build(pk=987_654)
    answers = [
        client.get(frame(one, "en", medium))
        for one in (issue, nothing)
        for medium in ("web", "pdf")
    ]
    assert {answer.status_code for answer in answers} == {302 if kind == "nobody" else 403}
