from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class StrategyConfig(AppConfig):
    name = "strategy"
    verbose_name = _("Strategy")

    def ready(self) -> None:
        from . import open_data, search, sections, sitemaps  # models are not ready any earlier

        for module in (sections, search, sitemaps, open_data):
            module.register_all()
