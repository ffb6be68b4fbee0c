import gc
import os
import shutil

import pytest
from aiosmtpd.controller import Controller
from django.core.cache import cache
from django.db import connection
from django.template.base import Template
from django.utils import translation

from tests.factories import IssueFactory
from tests.postbox import Postbox, free_port

RENDER = Template._render
# Every field of a form is some of them; no test asks for their contexts.
WIDGETS = ("django/forms/", "admin/widgets/")


def pytest_collection_finish(session):
    """What is loaded by now stays: it need not be looked through for garbage again and again."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 50)


def pytest_unconfigure(config):
    if not hasattr(config, "workerinput"):  # the process that started the others
        shutil.rmtree(os.environ["THBNET_TEST_FOLDER"], ignore_errors=True)


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """A server that a test has ended may leave its session behind for a moment.

    PostgreSQL drops no database that somebody still uses: such sessions are ended first. This one
    may itself have been cut: once a browser ran, tests have a connection of their own.
    """
    yield
    if connection.vendor == "postgresql":
        with django_db_blocker.unblock():
            connection.close()
            with connection.cursor() as cursor:
                cursor.execute(
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                    " WHERE datname = current_database() AND pid <> pg_backend_pid()"
                )


@pytest.fixture(autouse=True, scope="session")
def _contexts_of_widgets_are_not_kept(django_test_environment):
    """Django copies the context of each template that a test renders: a tenth of a large form."""
    noted = Template._render

    def render(template, context):
        is_widget = str(template.name).startswith(WIDGETS)
        return (RENDER if is_widget else noted)(template, context)

    Template._render = render


@pytest.fixture(autouse=True)
def _english():
    """Requests leave their language behind in the thread; no test inherits another's."""
    translation.activate("en")


@pytest.fixture(autouse=True)
def _no_attempts():
    """Attempts to sign in are counted in the cache: no test inherits another's."""
    cache.clear()


@pytest.fixture(autouse=True)
def _first_issue():
    """Each test begins with issue no. 1: after some hundred the years would end."""
    IssueFactory.reset_sequence(0)


@pytest.fixture
def postbox(settings):
    """A real mail server on this machine; `received` holds (recipients, message) pairs."""
    server = Controller(Postbox(), hostname="127.0.0.1", port=free_port())
    server.start()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST = "127.0.0.1"
    settings.EMAIL_PORT = server.port
    yield server.handler
    server.stop()


@pytest.fixture
def strict(settings):
    """As in production: the administration asks for a second factor."""
    settings.REQUIRE_SECOND_FACTOR = True
