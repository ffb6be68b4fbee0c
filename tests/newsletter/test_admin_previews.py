"""What editors see of a draft before its readers do, and nobody else."""

import base64
import re

import pytest
from django.core.files.storage import storages

from newsletter.models import Issue
from tests.admin_pages import page
from tests.factories import (
    ArticleFactory,
    ForewordFactory,
    HolderFactory,
    ImageFactory,
    IssueFactory,
    MemberFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def picture():
    return ImageFactory(parent=IssueFactory(title_en="Soon", title_fr="Bientôt"))


def test_preview_shows_the_saved_draft_in_the_language_asked_for(editor):
    issue = IssueFactory(title_en="Soon", title_fr="Bientôt")
    ArticleFactory(parent=issue, text_en="<p>What happened</p>", text_fr="<p>Ce qui fut</p>")
    for language, title, text in [("en", "Soon", "What happened"), ("fr", "Bientôt", "Ce qui fut")]:
        html = editor.get(page(Issue, "preview", issue.pk, language)).content.decode()
        assert title in html
        assert text in html
        assert f'<html lang="{language}">' in html


def test_preview_is_kept_by_nobody_and_indexed_by_nobody(editor, picture):
    for name in ("preview", "preview_pdf"):
        answer = editor.get(page(Issue, name, picture.parent_id, "en"))
        assert "no-store" in answer["Cache-Control"]
        assert answer["X-Robots-Tag"] == "noindex"


BEGINNINGS = {"data:image/jpeg;base64": b"\xff\xd8", "data:image/webp;base64": b"RIFF"}


def test_preview_carries_its_pictures_along(editor, picture):
    """Nothing of a draft has a public address."""
    ForewordFactory(parent=picture.parent, signatories=[HolderFactory(pictured=True)])
    answer = editor.get(page(Issue, "preview", picture.parent_id, "en"))
    sources = re.findall(r'<img[^>]*src="([^"]+)"', answer.content.decode())
    assert len(sources) == 2
    for source in sources:
        kind, _comma, data = source.partition(",")
        assert base64.b64decode(data).startswith(BEGINNINGS[kind])


def test_preview_of_the_pdf_is_a_pdf(editor, picture):
    answer = editor.get(page(Issue, "preview_pdf", picture.parent_id, "fr"))
    assert answer["Content-Type"] == "application/pdf"
    assert answer.content.startswith(b"%PDF")


@pytest.mark.parametrize("language", ["de", "en-gb", "xx"])
def test_preview_in_a_language_we_do_not_write_is_not_found(editor, picture, language):
    assert editor.get(page(Issue, "preview", picture.parent_id, language)).status_code == 404


def test_preview_changes_nothing(editor, picture):
    address = page(Issue, "preview", picture.parent_id, "en")
    assert editor.post(address).status_code == 405


def test_picture_of_a_draft_is_served_to_editors(editor, picture):
    answer = editor.get(picture.image.url)
    with picture.image.storage.open(picture.image.name) as file:
        assert b"".join(answer.streaming_content) == file.read()
    assert answer["Content-Type"] == "image/jpeg"
    assert "no-store" in answer["Cache-Control"]


@pytest.mark.parametrize("kind", ["nobody", "staff", "member"])
def test_picture_of_a_draft_does_not_exist_for_others(client, picture, kind):
    if kind != "nobody":
        client.force_login(MemberFactory(**({"staff": True} if kind == "staff" else {})))
    assert picture.image.storage.exists(picture.image.name)
    for address in (picture.image.url, f"/media/{picture.image.name}", f"{picture.image.url}x"):
        assert client.get(address).status_code == 404


OUTSIDE = ["../secret.txt", "..%2Fsecret.txt", "blocks/../../secret.txt", "/etc/passwd", "a%00b"]


@pytest.mark.parametrize("name", OUTSIDE)
def test_picture_addresses_lead_to_no_other_file(editor, settings, name):
    (settings.DATA_DIR / "secret.txt").write_text("secret")
    assert editor.get(storages["private"].base_url + name).status_code == 404
