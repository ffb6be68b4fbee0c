from tests.newsletter.conftest import drawn_at_once

__all__ = ["drawn_at_once"]
