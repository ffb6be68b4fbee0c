"""Two addresses where programs look first: what they may read, and whom to tell of a weakness."""

import datetime

from django.conf import settings
from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from .dates import midnight, today

PLAIN = "text/plain; charset=utf-8"
VALID_FOR = datetime.timedelta(days=180)  # RFC 9116 wants less than a year
CLOSED = ("/admin/", "/accounts/", "/texts/")


@require_safe
def robots(_request):
    rules = [
        "User-agent: *",
        *(f"Disallow: {path}" for path in CLOSED),
        f"Sitemap: {settings.SITE_URL}{reverse('sitemap')}",
    ]
    return _lines(rules)


@require_safe
def security(request):
    """After RFC 9116. As long as it is served it is valid: it runs out half a year from today."""
    ends = midnight(today() + VALID_FOR).astimezone(datetime.UTC)
    told = [
        *(f"Contact: {contact}" for contact in settings.SECURITY_CONTACTS),
        f"Expires: {ends:%Y-%m-%dT%H:%M:%SZ}",
        f"Preferred-Languages: {', '.join(code for code, _name in settings.LANGUAGES)}",
        f"Canonical: {settings.SITE_URL}{request.path}",
    ]
    return _lines(told)


def _lines(lines: list[str]) -> HttpResponse:
    return HttpResponse("\n".join(lines) + "\n", content_type=PLAIN)
