from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class NewsletterConfig(AppConfig):
    name = "newsletter"
    verbose_name = _("Newsletter")

    def ready(self) -> None:
        from . import system_checks  # noqa: F401 - registers itself
        from .sections import register_all  # models are not ready any earlier

        register_all()
