"""A server that dies while it publishes leaves a draft, never half an issue."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.conf import settings
from django.db import connection

from newsletter.models import Edition, EditionPicture, Issue
from tests.admin_pages import page
from tests.factories import ForewordFactory, HolderFactory, IssueFactory, MemberFactory

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def issue():
    issue = IssueFactory()
    ForewordFactory(parent=issue, signatories=[HolderFactory(pictured=True)])
    return issue


@pytest.fixture
def ctr():
    return MemberFactory(ctr=True)


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
