import os
import shutil

import pytest
from django.utils import translation

from tests.factories import IssueFactory


def pytest_unconfigure(config):
    if not hasattr(config, "workerinput"):  # the process that started the others
        shutil.rmtree(os.environ["THBNET_TEST_FOLDER"], ignore_errors=True)


@pytest.fixture(autouse=True)
def _english():
    """Requests leave their language behind in the thread; no test inherits another's."""
    translation.activate("en")


@pytest.fixture(autouse=True)
def _first_issue():
    """Each test begins with issue no. 1: after some hundred the years would end."""
    IssueFactory.reset_sequence(0)
