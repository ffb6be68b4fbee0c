"""The production server, as a process beside the tests."""

import os
import signal
import subprocess
import sys
import time
import urllib.request

from django.conf import settings
from django.db import connection

from tests.postbox import free_port

PATIENCE = 180  # seconds: for an answer, where others have the machine


class Server:
    """The production server, in a group of processes of its own."""

    def __init__(self, env: dict[str, str] | None = None):
        """On the test's database, unless the environment names another."""
        self.port = free_port()
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
            env=env or environment(),
            start_new_session=True,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        self._wait()

    def _wait(self):
        """A machine with much to do takes its time; a server that has ended never answers."""
        for _attempt in range(1200):
            try:
                return self.open("/healthz").read()
            except OSError:
                assert self.process.poll() is None, "The server has ended."
                time.sleep(0.1)
        self.kill()
        raise AssertionError("The server does not answer.")

    def open(self, path, cookies=None, **sent):
        """Post there with a session's cookie, or get it without one; `sent` are Request's own."""
        request = urllib.request.Request(f"http://127.0.0.1:{self.port}{path}", **sent)
        if cookies:
            token = "a" * 32
            request.add_header("Cookie", f"{cookies}; csrftoken={token}")
            request.add_header("X-CSRFToken", token)
            request.method = "POST"
        return urllib.request.urlopen(request, timeout=PATIENCE)

    def kill(self):
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()


def environment() -> dict[str, str]:
    """In which a process of the project works on the test's database."""
    return os.environ | {"TEST_DATABASE_URL": database_url()}


def database_url() -> str:
    database = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{database['NAME']}"
    user = ":".join(filter(None, [database["USER"], database["PASSWORD"]]))
    return f"postgres://{user}@{database['HOST']}:{database['PORT']}/{database['NAME']}"


def settle() -> None:
    """Wait until nothing runs any more for processes that were killed.

    PostgreSQL notices that somebody is gone when it has done what they last asked for.
    """
    if connection.vendor != "postgresql":
        return
    with connection.cursor() as cursor:
        for _attempt in range(600):
            cursor.execute(
                "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
                " AND pid <> pg_backend_pid() AND backend_type = 'client backend'"
                " AND state <> 'idle'"
            )
            if cursor.fetchone() == (0,):
                return
            time.sleep(0.1)
    raise AssertionError("The database still works for somebody.")
