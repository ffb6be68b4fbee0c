"""Several people at once, and a server that dies: one edition per language, or a draft."""

import os
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.conf import settings
from django.db import connection, transaction

from newsletter.actions import AlreadyPublished, publish
from newsletter.models import Edition, EditionPicture, Issue
from tests.admin_pages import page, typed
from tests.factories import (
    ArticleFactory,
    ForewordFactory,
    HolderFactory,
    IssueFactory,
    MemberFactory,
)

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def issue():
    issue = IssueFactory(title_en="Before", title_fr="Avant")
    ArticleFactory(parent=issue)
    ForewordFactory(parent=issue, signatories=[HolderFactory(pictured=True)])
    return issue


@pytest.fixture
def ctr():
    return MemberFactory(ctr=True)


def apart(function, *args):
    """Run in a thread, which leaves its database connection behind."""
    try:
        return function(*args)
    finally:
        connection.close()


def test_eight_at_once_make_one_edition_per_language(issue, ctr):
    start = threading.Barrier(8)

    def press():
        start.wait()
        try:
            return len(publish(Issue.objects.get(pk=issue.pk), by=ctr))
        except AlreadyPublished:
            return "late"

    with ThreadPoolExecutor(8) as pool:
        pressed = [pool.submit(apart, press) for _ in range(8)]
        answers = [each.result() for each in pressed]
    assert sorted(map(str, answers)) == ["2"] + 7 * ["late"]
    assert list(Edition.objects.values_list("language", flat=True)) == ["en", "fr"]


def test_stale_save_waits_for_the_publication_and_is_refused(issue, ctr, client):
    client.force_login(ctr)
    address = page(Issue, "change", issue.pk)
    form = typed(client.get(address)) | {"title_en": "After"}
    with ThreadPoolExecutor(1) as pool:
        with transaction.atomic():
            publish(issue, by=ctr)
            saved = pool.submit(apart, client.post, address, form)
            time.sleep(1)
            assert not saved.done()
        assert saved.result().status_code == 409
    issue.refresh_from_db()
    assert (issue.title_en, issue.status) == ("Before", "published")


def test_publication_waits_for_a_save_and_tells_what_was_saved(issue, ctr, client):
    client.force_login(ctr)
    address = page(Issue, "change", issue.pk)
    form = typed(client.get(address)) | {"newsletter_article_set-0-title_en": "After"}
    with ThreadPoolExecutor(1) as pool:
        with transaction.atomic():
            assert client.post(address, form).status_code == 302
            published = pool.submit(apart, lambda: publish(issue, by=ctr))
            time.sleep(1)
            assert not published.done()
        published.result()
    assert "After" in Edition.objects.get(language="en").html


class Server:
    """The production server on the test's database, in a group of processes of its own."""

    def __init__(self):
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        command = [
            sys.executable,
            "-m",
            "granian",
            "--interface",
            "wsgi",
            "thbnet.wsgi:application",
        ]
        self.process = subprocess.Popen(
            [*command, "--port", str(self.port), "--no-log"],
            cwd=settings.BASE_DIR,
            env=os.environ | {"TEST_DATABASE_URL": database_url()},
            start_new_session=True,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        self._wait()

    def _wait(self):
        for _attempt in range(300):
            try:
                return self.open("/healthz").read()
            except OSError:
                time.sleep(0.1)
        raise AssertionError("The server does not answer.")

    def open(self, path, cookies=None):
        request = urllib.request.Request(f"http://127.0.0.1:{self.port}{path}")
        if cookies:
            token = "a" * 32
            request.add_header("Cookie", f"{cookies}; csrftoken={token}")
            request.add_header("X-CSRFToken", token)
            request.method = "POST"
        return urllib.request.urlopen(request, timeout=60)

    def kill(self):
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()


def database_url() -> str:
    database = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{database['NAME']}"
    user = ":".join(filter(None, [database["USER"], database["PASSWORD"]]))
    return f"postgres://{user}@{database['HOST']}:{database['PORT']}/{database['NAME']}"


def test_server_killed_while_publishing_leaves_a_draft_that_can_be_published(issue, ctr, client):
    client.force_login(ctr)
    cookies = f"sessionid={client.cookies['sessionid'].value}"
    interrupted = 0
    for moment in (0.1, 0.7, 1.5):  # seconds after the press
        server = Server()
        with ThreadPoolExecutor(1) as pool:
            answer = pool.submit(server.open, page(Issue, "publish", issue.pk), cookies)
            time.sleep(moment)
            server.kill()
            trouble = answer.exception()
        assert not isinstance(trouble, urllib.error.HTTPError)
        interrupted += trouble is not None
        connection.close()
        rows = Edition.objects.count(), EditionPicture.objects.count()
        published = Issue.objects.get().is_published
        assert rows == ((2, 1) if published else (0, 0))
    assert interrupted

    server = Server()
    try:
        if not Issue.objects.get().is_published:
            assert server.open(page(Issue, "publish", issue.pk), cookies).status == 200
    finally:
        server.kill()
    assert Issue.objects.get().is_published
    assert Edition.objects.count() == 2
