from django.apps import AppConfig
from django.contrib.admin import apps as admin_apps


class ThbnetConfig(AppConfig):
    name = "thbnet"
    default = True

    def ready(self) -> None:
        from .accounts import checks  # noqa: F401 - registers them
        from .search.pages import Pages
        from .search.sources import register

        register(Pages())


class AdminConfig(admin_apps.AdminConfig):
    default = False
    default_site = "thbnet.admin.Site"
