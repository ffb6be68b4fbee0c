"""A process that dies while it imports leaves all of it, or no row at all."""

import os
import subprocess
import sys
import time

import pytest
from django.apps import apps
from django.conf import settings
from django.db import connection

from newsletter.actions.importing import import_issue
from newsletter.bundle.archive import open_bundle
from newsletter.models import Image, Issue
from tests.bundles import example, zipped
from tests.dying import deaths
from tests.serving import database_url, settle

pytestmark = pytest.mark.django_db(transaction=True)

BUNDLE = zipped(example())
# Shares of the time that a run takes which imports nothing. The first is cut off on any machine,
# even on one that had more to do while that time was taken.
MOMENTS = (0.2, 0.6, 0.7, 0.8, 0.9, 1, 1.1, 1.2, 1.3)


def rows() -> dict[str, list]:
    """Everything that an import may write: also the versions of rows."""
    return {
        model._meta.label: list(model._default_manager.order_by("pk").values_list())
        for app in ("network", "strategy", "newsletter")
        for model in apps.get_app_config(app).get_models(include_auto_created=True)
    }


def test_import_killed_after_any_write_leaves_no_row_and_can_be_done_again():
    assert deaths(lambda: import_issue(open_bundle(BUNDLE), by=None), rows) > 10
    image = Image.objects.get()
    assert image.parent == Issue.objects.get()
    assert image.image.storage.exists(image.image.name)


@pytest.fixture
def command(tmp_path) -> list[str]:
    file = tmp_path / "two.zip"
    file.write_bytes(BUNDLE)
    return [sys.executable, "manage.py", "import_issue", str(file)]


def begun(command: list[str]) -> subprocess.Popen:
    return subprocess.Popen(
        command,
        cwd=settings.BASE_DIR,
        env=os.environ
        | {"TEST_DATABASE_URL": database_url(), "DJANGO_SETTINGS_MODULE": "tests.settings"},
        stdout=subprocess.DEVNULL,
    )


def idle(command: list[str]) -> float:
    """Seconds of a run that ends before it imports."""
    start = time.monotonic()
    with begun([*command, "--by", "nobody-has-this-name"]) as process:
        process.wait()
    return time.monotonic() - start


def test_command_killed_at_many_moments_leaves_everything_or_nothing(command):
    """Also while it starts, draws, and writes to the disk."""
    before = rows()
    idle_for = min(idle(command) for _warm in range(2))  # the first also compiles what it loads
    killed = 0
    for moment in MOMENTS:
        with begun(command) as process:
            time.sleep(idle_for * moment)
            process.kill()
        connection.close()
        settle()
        killed += process.returncode < 0
        if Issue.objects.exists():
            break
        assert rows() == before
    assert killed
    if not Issue.objects.exists():
        with begun(command) as process:
            assert process.wait() == 0
    assert Image.objects.get().parent == Issue.objects.get()
