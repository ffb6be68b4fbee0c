"""The strategy's pages that search engines are told of."""

from thbnet.sitemaps import register, register_views

from .models import Action


def actions():
    return Action.objects.order_by("slug").values_list("slug")


def register_all() -> None:
    register_views("strategy", "strategy:strategy", "strategy:actions")
    register("actions", actions, view="strategy:action")
