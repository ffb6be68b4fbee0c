import os
import shutil

import pytest
from django.db import connection
from django.utils import translation

from tests.factories import IssueFactory


def pytest_unconfigure(config):
    if not hasattr(config, "workerinput"):  # the process that started the others
        shutil.rmtree(os.environ["THBNET_TEST_FOLDER"], ignore_errors=True)


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """A server that a test has ended may leave its session behind for a moment.

    PostgreSQL drops no database that somebody still uses: such sessions are ended first.
    """
    yield
    if connection.vendor == "postgresql":
        with django_db_blocker.unblock(), connection.cursor() as cursor:
            cursor.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                " WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )


@pytest.fixture(autouse=True)
def _english():
    """Requests leave their language behind in the thread; no test inherits another's."""
    translation.activate("en")


@pytest.fixture(autouse=True)
def _first_issue():
    """Each test begins with issue no. 1: after some hundred the years would end."""
    IssueFactory.reset_sequence(0)
