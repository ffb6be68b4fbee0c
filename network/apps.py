from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class NetworkConfig(AppConfig):
    name = "network"
    verbose_name = _("Network")

    def ready(self) -> None:
        from . import open_data, search, sections, sitemaps  # models are not ready any earlier

        for module in (sections, search, sitemaps, open_data):
            module.register_all()
