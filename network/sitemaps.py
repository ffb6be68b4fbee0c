"""The network's pages that search engines are told of."""

from thbnet.sitemaps import register, register_views

from .models import Actor, Country


def countries():
    return Country.objects.ever_partners().order_by("slug").values_list("slug")


def posts():
    return Actor.objects.begun().order_by("slug").values_list("slug")


def register_all() -> None:
    register_views(
        "network", "network:countries", "network:actors", "network:glossary", "network:contact"
    )
    register("countries", countries, view="network:country")
    register("posts", posts, view="network:actor")
