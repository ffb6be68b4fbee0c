import pytest


@pytest.fixture
def strict(settings):
    """As in production: the administration asks for a second factor."""
    settings.REQUIRE_SECOND_FACTOR = True
