"""The newsletter's pages that search engines are told of."""

from django.conf import settings

from thbnet.sitemaps import register, register_views

from .models import Edition


def issues():
    """With the moment of the last revision: what was published does not change otherwise."""
    editions = Edition.objects.public().latest(settings.LANGUAGE_CODE)
    return editions.values_list("revision__issue__number", "revision__made_at")


def register_all() -> None:
    register_views("newsletter", "home", "newsletter:archive", "newsletter-verify")
    register("issues", issues, view="newsletter:issue")
