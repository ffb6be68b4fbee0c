"""The settings the tests run under: the project's own, on folders of their own.

`TEST_DATABASE_URL` chooses the database; SQLite, in a temporary folder, unless it is set.
"""

import os
import tempfile
from pathlib import Path

# Set once by the first process, inherited by the workers and by servers that tests start.
if "THBNET_TEST_FOLDER" not in os.environ:
    os.environ["THBNET_TEST_FOLDER"] = tempfile.mkdtemp(prefix="thbnet-tests-")
DATA = Path(os.environ["THBNET_TEST_FOLDER"], os.environ.get("PYTEST_XDIST_WORKER", "main"))
(DATA / "static").mkdir(parents=True, exist_ok=True)

# Before the import: a developer's `.env` gives way to what is in the environment.
os.environ |= {
    "THBNET_DATA": str(DATA),
    "DATABASE_URL": os.environ.get("TEST_DATABASE_URL") or f"sqlite:///{DATA}/thbnet.sqlite3",
    "DEBUG": "off",
    "PRODUCTION": "off",
    "SITE_URL": "http://portal.example",
    "EMAIL_URL": "consolemail://",
    "CACHE_URL": f"filecache://{DATA}/cache",
    # Copies of pages are a test's own business.
    "FRONT_CACHE_MB": os.environ.get("FRONT_CACHE_MB", "0"),
}

from thbnet.settings import *  # noqa: E402, F403
from thbnet.settings import DATABASES, STORAGES  # noqa: E402

# A file, not memory: threads and other processes meet the same locks as in the demo.
if "sqlite" in DATABASES["default"]["ENGINE"]:
    DATABASES["default"]["TEST"] = {"NAME": str(DATA / "test.sqlite3")}
else:
    DATABASES["default"]["CONN_MAX_AGE"] = 0  # the test database is dropped at the end
    # Nobody restores a test database after a power cut: no waiting for the disk.
    DATABASES["default"]["OPTIONS"] = {
        # And a test that would wait for ever says so instead.
        "options": "-c synchronous_commit=off -c lock_timeout=120000"  # milliseconds
    }

# Members are made in almost every test, and a good hasher is slow on purpose.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
# Plain names: the manifest exists only after `collectstatic`.
STORAGES = STORAGES | {
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
}
