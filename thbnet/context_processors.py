from django.conf import settings


def site(_request) -> dict:
    """What every page's frame needs, without touching the session: pages can be shared."""
    return {"site_url": settings.SITE_URL, "languages": settings.LANGUAGES}
