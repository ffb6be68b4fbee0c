"""The servers under load: each one worker, on the loopback address only."""

import contextlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from tests.bench.load import Request, first
from tests.postbox import free_port

ROOT = Path(__file__).resolve().parents[2]
THREADS = "4"
SERVERS = {
    "granian": [
        *("-m", "granian", "--interface", "wsgi", "--host", "127.0.0.1", "--workers", "1"),
        *("--blocking-threads", THREADS, "--no-ws", "--no-log", "--port", "{port}"),
    ],
    "gunicorn": [
        *("-m", "gunicorn", "--no-control-socket", "--workers", "1", "--threads", THREADS),
        *("--keep-alive", "60", "--log-level", "critical", "--bind", "127.0.0.1:{port}"),
    ],
}


@contextlib.contextmanager
def served(server: str, application: str, path: str, **environment) -> Iterator[int]:
    """The port of a new process, which is ended afterwards; it is ready when `path` is answered."""
    port = free_port()
    command = [part.format(port=port) for part in SERVERS[server]]
    process = subprocess.Popen(
        [sys.executable, *command, application],
        cwd=ROOT,
        env=os.environ | environment,
        start_new_session=True,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        _wait(process, Request(port, path))
        yield port
    finally:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def _wait(process: subprocess.Popen, request: Request) -> None:
    for _attempt in range(600):
        with contextlib.suppress(OSError):
            first(request)
            return
        if process.poll() is not None:
            break
        time.sleep(0.1)
    raise RuntimeError("The server does not start.")
