"""What `manage.py check` says before an editor finds out."""

import subprocess
import sys

from django.core import checks

from newsletter import system_checks
from newsletter.models import Article, Issue
from newsletter.rendering import MEDIA


def found(check_id: str) -> list[checks.CheckMessage]:
    return [message for message in checks.run_checks() if message.id == check_id]


def test_every_block_type_has_a_template_in_every_medium():
    assert found("newsletter.E001") == []


def test_block_type_without_a_template_is_an_error(monkeypatch):
    """A model that is no block stands for the block somebody adds and forgets to draw."""
    monkeypatch.setattr(system_checks, "BLOCKS", (Article, Issue))
    names = [f"newsletter/blocks/{medium}/issue.html" for medium in MEDIA]
    messages = found("newsletter.E001")
    assert len(messages) == len(names)
    assert all(name in message.msg for name, message in zip(names, messages, strict=True))


def test_missing_pango_is_said_with_the_line_that_installs_it(monkeypatch):
    assert found("newsletter.E002") == []
    monkeypatch.setattr(system_checks, "PANGO", ("pango-1.0", "no-such-library"))
    (message,) = found("newsletter.E002")
    assert "libpango-1.0-0 libpangoft2-1.0-0" in message.hint


def test_weasyprint_is_left_to_the_worker():
    """Importing it takes a second and tens of megabytes that the server never needs."""
    code = (
        "import sys, django; django.setup(); import thbnet.urls, newsletter.pdf;"
        "sys.exit('weasyprint' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
