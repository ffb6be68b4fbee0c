import pytest
from django.core.signals import request_finished
from django.db import close_old_connections

from tests.newsletter.conftest import drawn_at_once

__all__ = ["drawn_at_once"]


@pytest.fixture(autouse=True)
def _connections_stay():
    """As in Django's own test client: a test's connection outlives the answer."""
    request_finished.disconnect(close_old_connections)
    yield
    request_finished.connect(close_old_connections)
