"""A server without room left on its disk: nothing is published, and whoever tried is told why."""

import subprocess
import tempfile

import pytest

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


def refused(editor, issue):
    answer = editor.post(page(Issue, "publish", issue.pk))
    assert answer.status_code == 507
    text = answer.content.decode()
    assert "disk is full" in text
    assert "Nothing was published" in text
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
