from django.conf import settings
from django.utils.functional import SimpleLazyObject

from .navigation import alternates, menu


def site(request) -> dict:
    """What every page's frame needs, without touching the session: pages can be shared."""
    return {
        "site_url": settings.SITE_URL,
        "menu": SimpleLazyObject(lambda: menu(request.path)),
        "alternates": SimpleLazyObject(lambda: alternates(request.path)),
    }
