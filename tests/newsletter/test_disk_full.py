"""A server without room left on its disk: nothing is published, and whoever tried is told why."""

import html
import subprocess
import tempfile

import pytest
from django.conf import settings

from newsletter.models import Edition, EditionPicture, Issue, Revision
from tests.admin_pages import page
from tests.factories import ArticleFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def full(tmp_path):
    """A folder on a disk of its own, on which there is no room for anything."""
    folder = tmp_path / "disk"
    folder.mkdir()
    # An inode for the folder, one for what fills it.
    options = "size=64k,nr_inodes=2"
    mount = ["mount", "-t", "tmpfs", "-o", options, "tmpfs", folder]
    if subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("no disk of its own can be mounted here")
    try:
        (folder / "filling").write_bytes(b"x" * 65_536)
        yield folder
    finally:
        subprocess.run(["umount", folder], check=True)


TOLD = {
    "en": ("The server’s disk is full", "Nothing was published"),
    "fr": ("Le disque du serveur est plein", "Rien n’a été publié"),
}


def refused(editor, issue):
    for language, told in TOLD.items():
        editor.cookies[settings.LANGUAGE_COOKIE_NAME] = language
        answer = editor.post(page(Issue, "publish", issue.pk))
        assert answer.status_code == 507
        text = html.unescape(answer.content.decode())
        assert all(part in text for part in told)
    issue.refresh_from_db()
    assert issue.status == Issue.Status.DRAFT
    assert not any(model.objects.exists() for model in (Edition, EditionPicture, Revision))


def test_no_room_for_the_drawing_leaves_a_draft(editor, issue, full, monkeypatch):
    ArticleFactory(parent=issue)
    monkeypatch.setattr(tempfile, "tempdir", str(full))
    refused(editor, issue)
    assert [file.name for file in full.iterdir()] == ["filling"]
    monkeypatch.undo()
    assert editor.post(page(Issue, "publish", issue.pk)).status_code == 302


def test_no_room_for_the_cache_leaves_a_draft(editor, issue, full, settings, drawn_at_once):
    ArticleFactory(parent=issue)
    settings.CACHES = {"default": {**settings.CACHES["default"], "LOCATION": str(full)}}
    refused(editor, issue)
    assert [file.name for file in full.iterdir()] == ["filling"]
