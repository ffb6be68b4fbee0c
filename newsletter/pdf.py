"""From an HTML document to a PDF, drawn by a process of its own that is killed when it hangs."""

import base64
import json
import logging
import signal
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from types import ModuleType

from django.conf import settings
from django.utils.translation import gettext as _

from thbnet.locks import alone

from .workers import pdf as pdf_worker
from .workers.pdf import PICTURES_URL
from .workers.process import MEMORY, PROCESSOR

__all__ = ["PICTURES_URL", "Document", "RenderingFailed", "ask", "write"]

logger = logging.getLogger(__name__)

# A library in C that falls over itself, about once in some thousand runs, does not do so twice.
CRASHES = {-signal.SIGSEGV, -signal.SIGBUS, -signal.SIGABRT}
# Nothing of the server's secrets, language or time zone reaches the worker.
ENVIRONMENT = {
    "LANG": "C.UTF-8",
    "FONTCONFIG_FILE": str(Path(__file__).with_name("fonts.conf")),
}


class RenderingFailed(Exception):
    """There is no PDF; the message tells an editor why and what to do."""


@dataclass(frozen=True)
class Document:
    content: bytes
    pages: int
    anchors: dict[str, int]
    """On which page, from 1, each element with an id begins: blocks by their anchors."""


def write(html: str, *, pictures: dict[str, bytes], seconds: int | None = None) -> Document:
    """The HTML document as a PDF. It shows pictures by the address `PICTURES_URL` + name.

    Raises RenderingFailed when it takes longer than that (`settings.PDF_SECONDS` when left out),
    too much memory, or cannot be done.
    """
    encoded = {name: base64.b64encode(data).decode() for name, data in pictures.items()}
    order = json.dumps({"html": html, "pictures": encoded}).encode()
    told, _newline, content = ask(pdf_worker, order, seconds).partition(b"\n")
    return Document(content, **json.loads(told))


def ask(worker: ModuleType, order: bytes, seconds: int | None = None) -> bytes:
    """What the worker, run as a process of its own, answers to the order.

    Raises RenderingFailed, as `write`.
    """
    seconds = seconds or settings.PDF_SECONDS
    # One at a time: each takes a hundred megabytes or two.
    with alone(pdf_worker.__file__), TemporaryDirectory(prefix="thbnet-pdf-") as folder:
        done = _run(worker, order, folder, seconds)
        if done.returncode in CRASHES:
            _log(done)
            done = _run(worker, order, folder, seconds)
    _log(done)
    if done.returncode:
        raise RenderingFailed(
            _(
                "The PDF could not be drawn. The cause is most often a text pasted with "
                "its formatting: paste it again as plain text."
            )
        )
    return done.stdout


def _run(
    worker: ModuleType, order: bytes, folder: str, seconds: int
) -> subprocess.CompletedProcess:
    # The processor's limit is for a worker that nobody ends any more: the clock's comes first.
    limits = {MEMORY: str(settings.PDF_MEMORY), PROCESSOR: str(seconds + 5)}
    try:
        return subprocess.run(  # noqa: S603 - our own module, no argument from outside
            [sys.executable, "-X", "faulthandler", "-m", worker.__name__],
            input=order,
            capture_output=True,
            cwd=settings.BASE_DIR,
            env={**ENVIRONMENT, **limits, "TMPDIR": folder},
            timeout=seconds,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        logger.exception("The PDF's process was ended")
        raise RenderingFailed(
            _("Drawing the PDF took too long. Shorten the issue, or its longest text.")
        ) from error


def _log(done: subprocess.CompletedProcess) -> None:
    said = done.stderr.decode(errors="replace")[-2000:]
    if done.returncode:
        logger.error("The PDF's process ended with status %s: %s", done.returncode, said)
    elif said:
        logger.warning("%s", said)
