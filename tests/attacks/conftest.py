import logging

import pytest

from .world import World


@pytest.fixture(autouse=True)
def _no_log(caplog):
    """Hundreds of refusals, each of which is logged."""
    caplog.set_level(logging.ERROR, logger="django.request")


@pytest.fixture
def world():
    return World()
