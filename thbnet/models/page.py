from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from thbnet.richtext import EXTENSIONS, RichTextField
from thbnet.translated import TranslatedField
from thbnet.versions.history import HistoricalRecords

# Below the page's title there is no other heading to skip.
HEADINGS = EXTENSIONS | {"Heading": {"levels": [2, 3]}}


class Page(models.Model):
    """A page about the site itself, at an address of its own."""

    class Key(models.TextChoices):
        HELP = "help", _("Help")
        ACCESSIBILITY = "accessibility", _("Accessibility")
        PRIVACY = "privacy", _("Privacy")
        LEGAL = "legal", _("Legal notice")

    key = models.CharField(_("page"), max_length=20, choices=Key, unique=True)
    title = TranslatedField(models.CharField(_("title"), max_length=100))
    body = TranslatedField(RichTextField(_("text"), extensions=HEADINGS))

    history = HistoricalRecords()

    class Meta:
        verbose_name = _("page about the site")
        verbose_name_plural = _("pages about the site")
        ordering = ["key"]
        constraints = [
            models.CheckConstraint(
                name="thbnet_page_known_key",
                condition=Q(key__in=["help", "accessibility", "privacy", "legal"]),
                violation_error_message=_("Choose one of the pages."),
            )
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse(self.key)
