"""The demo, made once for all processes of a run, on a database of its own beside the tests'."""

import contextlib
import fcntl
import os
import subprocess
import sys
from pathlib import Path

import psycopg2
from django.conf import settings
from django.db import connection

from tests.serving import database_url

FOLDER = Path(os.environ["THBNET_TEST_FOLDER"], "site")
# Of the admin's files no public page has need, and they take most of the time.
LEFT_OUT = ("admin", "content_editor", "django_prose_editor", "help", "imagefield")


@contextlib.contextmanager
def demo():
    """The environment in which the portal's commands find the demo, while somebody uses it."""
    FOLDER.mkdir(exist_ok=True)
    with (FOLDER / "users").open("a+") as users:
        with alone(users):
            if not (FOLDER / "made").exists():
                make()
            count(users, 1)
        yield environment()
        with alone(users):
            if count(users, -1) == 0:
                unmake()


@contextlib.contextmanager
def alone(file):
    fcntl.flock(file, fcntl.LOCK_EX)
    yield
    fcntl.flock(file, fcntl.LOCK_UN)


def count(users, change: int) -> int:
    users.seek(0)
    number = int(users.read() or 0) + change
    users.truncate(0)
    users.write(str(number))
    users.flush()
    return number


def environment() -> dict[str, str]:
    """As bin/demo sets it, but for a name of the site that no machine has."""
    return os.environ | {
        "DJANGO_SETTINGS_MODULE": "thbnet.settings",
        "THBNET_DATA": str(FOLDER),
        "DATABASE_URL": demo_url(),
        "CACHE_URL": f"filecache://{FOLDER}/cache",
        "SITE_URL": "https://portal.example",
        "ALLOWED_HOSTS": "127.0.0.1",
        "DEBUG": "off",
    }


def demo_url() -> str:
    if connection.vendor == "sqlite":
        return f"sqlite:///{FOLDER}/demo.sqlite3"
    return f"{database_url().rpartition('/')[0]}/{database_name()}"


def database_name() -> str:
    return f"test_site_{FOLDER.parent.name.replace('-', '_')}".lower()


def make() -> None:
    unmake()
    if connection.vendor == "postgresql":
        on_server(f'CREATE DATABASE "{database_name()}"')
    manage("migrate", "--verbosity", "0")
    manage("load_demo")
    ignored = [f"--ignore={name}" for name in LEFT_OUT]
    manage("collectstatic", "--noinput", "--verbosity", "0", *ignored)
    (FOLDER / "made").touch()


def unmake() -> None:
    """PostgreSQL would keep it; the folder goes with the run's own."""
    (FOLDER / "made").unlink(missing_ok=True)
    if connection.vendor == "postgresql":
        on_server(f'DROP DATABASE IF EXISTS "{database_name()}" WITH (FORCE)')


def on_server(statement: str) -> None:
    address = {key: connection.settings_dict[key.upper()] or None for key in ("host", "port")}
    told = connection.settings_dict
    server = psycopg2.connect(
        **address, user=told["USER"], password=told["PASSWORD"] or None, dbname="postgres"
    )
    server.autocommit = True
    server.cursor().execute(statement)
    server.close()


def manage(*command: str) -> None:
    subprocess.run(
        [sys.executable, "manage.py", *command],
        cwd=settings.BASE_DIR,
        env=environment(),
        stdout=subprocess.DEVNULL,
        check=True,
    )
