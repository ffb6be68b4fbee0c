"""Databases of the bench's own: the demo with a small crowd, and the same with a large one."""

import contextlib
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import psycopg2

from tests.bench.servers import ROOT

SMALL = ("100", "100")  # posts, actions
LARGE = ("100000", "10000")


def environment(folder: Path, url: str) -> dict[str, str]:
    """Of the portal's own processes, whatever `.env` says."""
    return {
        "DJANGO_SETTINGS_MODULE": "thbnet.settings",
        "THBNET_DATA": str(folder),
        "DATABASE_URL": url,
        "CACHE_URL": f"filecache://{folder}/cache",
        "ALLOWED_HOSTS": "127.0.0.1",
        "SITE_URL": "http://127.0.0.1:8000",
        "EMAIL_URL": "consolemail://",
        "PRODUCTION": "off",
        "DEBUG": "off",
    }


def run(environment: dict[str, str], *arguments: str) -> None:
    subprocess.run(
        [sys.executable, *arguments],
        cwd=ROOT,
        env=os.environ | environment,
        check=True,
        stdout=subprocess.DEVNULL,
    )


def fill(environment: dict[str, str], crowd: tuple[str, str]) -> None:
    run(environment, "-m", "tests.bench.crowd", *crowd)
    run(environment, "manage.py", "rebuild_search")


@contextlib.contextmanager
def sqlite(folder: Path) -> Iterator[tuple[str, str]]:
    """The addresses of two databases that hold nothing yet but what `make` puts there."""
    yield f"sqlite:///{folder}/small.sqlite3", f"sqlite:///{folder}/large.sqlite3"


@contextlib.contextmanager
def postgresql(server: str) -> Iterator[tuple[str, str]]:
    """`server` is the address of any database there; both new ones are dropped afterwards."""
    names = [f"thbnet_bench_{os.getpid()}_{size}" for size in ("small", "large")]
    try:
        yield tuple(f"{server.rpartition('/')[0]}/{name}" for name in names)
    finally:
        for name in names:
            on_server(beside(server), f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')


def on_server(server: str, statement: str) -> None:
    connection = psycopg2.connect(server)
    connection.autocommit = True
    with contextlib.closing(connection), connection.cursor() as cursor:
        cursor.execute(statement)


def make(folder: Path, small: str, large: str | None = None) -> None:
    """The demo is loaded once, then copied; the large crowd, minutes long, only where asked for."""
    here = environment(folder, small)
    if not small.startswith("sqlite"):
        on_server(beside(small), f'CREATE DATABASE "{_name(small)}"')
    run(here, "manage.py", "migrate", "--verbosity", "0")
    run(here, "manage.py", "load_demo")
    if large:
        copy(small, large)
        fill(environment(folder, large), LARGE)
    fill(here, SMALL)
    if not small.startswith("sqlite"):  # which keeps no figures of its tables unless it is told to
        for url in filter(None, (small, large)):
            on_server(url, "ANALYZE")


def copy(source: str, target: str) -> None:
    if source.startswith("sqlite"):
        shutil.copy(source.removeprefix("sqlite:///"), target.removeprefix("sqlite:///"))
    else:
        on_server(beside(source), f'CREATE DATABASE "{_name(target)}" TEMPLATE "{_name(source)}"')


def beside(url: str) -> str:
    """A database that is always there, on the same server."""
    return f"{url.rpartition('/')[0]}/postgres"


def _name(url: str) -> str:
    return url.rpartition("/")[2]
