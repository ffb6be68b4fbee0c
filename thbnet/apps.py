from django.apps import AppConfig
from django.contrib.admin import apps as admin_apps
from django.utils.translation import gettext_lazy as _


class ThbnetConfig(AppConfig):
    name = "thbnet"
    verbose_name = _("Portal")
    default = True

    def ready(self) -> None:
        from . import sitemaps
        from .accounts import checks  # noqa: F401 - registers them
        from .models import Page
        from .search.pages import Pages
        from .search.sources import register

        register(Pages())
        sitemaps.register_views("site", *Page.Key.values, "open-data", "search")


class AdminConfig(admin_apps.AdminConfig):
    default = False
    default_site = "thbnet.admin.Site"
