from django.conf import settings
from django.urls import reverse

from thbnet.navigation import alternates


class Addresses:
    """The full addresses of pages of one kind, one for each language: for many rows at once."""

    def __init__(self, view: str):
        # An argument that slugs and numbers share; the path is the same for all but that.
        self._patterns = [
            settings.SITE_URL + page.url.replace("/0/", "/{}/")
            for page in alternates(reverse(view, args=["0"]))
        ]

    def of(self, argument) -> list[str]:
        return [pattern.format(argument) for pattern in self._patterns]
