from django.apps import AppConfig
from django.db.models.signals import post_delete
from django.utils.translation import gettext_lazy as _


class NewsletterConfig(AppConfig):
    name = "newsletter"
    verbose_name = _("Newsletter")

    def ready(self) -> None:
        from . import (  # models are not ready any earlier
            open_data,
            search,
            sections,
            sitemaps,
            system_checks,  # noqa: F401 - registers itself
        )
        from .actions.drafted_pictures import forget_drafted

        for module in (sections, search, sitemaps, open_data):
            module.register_all()
        post_delete.connect(forget_drafted, sender="newsletter.TextRequest")
