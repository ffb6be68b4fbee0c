from django.conf import settings
from django.utils.functional import SimpleLazyObject

from .navigation import address, alternates, menu


def site(request) -> dict:
    """What every page's frame needs, without touching the session: pages can be shared."""
    translations = SimpleLazyObject(lambda: alternates(address(request)))
    return {
        "site_url": settings.SITE_URL,
        "canonical": SimpleLazyObject(lambda: address(request)),
        "alternates": translations,
        "switches": translations,  # a page with filters has its own (thbnet/filters.py)
        "past_day": None,  # a page that knows `?on=` has its own (thbnet/filters.py)
        "menu": SimpleLazyObject(lambda: menu(request.path)),
    }
