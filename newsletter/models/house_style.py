"""What the CTR may edit of how issues are written: terms, and the questions of interviews."""

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from thbnet.translated import TranslatedField

ACRONYM = r"^[A-Z]{2,9}$"


class TermQuerySet(models.QuerySet):
    def acronyms(self):
        """Those that the glossary tells: in capitals, and explained."""
        return self.filter(term__regex=ACRONYM).exclude(note="")


class Term(models.Model):
    """A key term as it is written, and how it is not to be written."""

    language = models.CharField(_("language"), max_length=7, choices=settings.LANGUAGES)
    term = models.CharField(pgettext_lazy("key term", "term"), max_length=120)
    avoid = models.TextField(
        _("to be avoided"),
        blank=True,
        help_text=_("Wrong spellings and other names of the same thing, one on a line."),
    )
    note = models.CharField(
        _("why"),
        max_length=200,
        blank=True,
        help_text=_(
            "Shown with the finding. Of an acronym: what it stands for; readers find it in the "
            "glossary."
        ),
    )

    objects = TermQuerySet.as_manager()

    class Meta:
        verbose_name = pgettext_lazy("key term", "term")
        verbose_name_plural = pgettext_lazy("key term", "terms")
        ordering = ["language", "term"]
        constraints = [
            models.UniqueConstraint(
                fields=["language", "term"],
                name="newsletter_term_unique",
                violation_error_message=_("This term is in the list already."),
            )
        ]

    def __str__(self) -> str:
        return self.term

    @property
    def anchor(self) -> str:
        """Where an acronym stands in the glossary."""
        return f"acronym-{self.term.lower()}"

    @property
    def glossary_url(self) -> str:
        return f"{reverse('network:glossary')}#{self.anchor}"

    @property
    def avoided(self) -> list[str]:
        return [line.strip() for line in self.avoid.splitlines() if line.strip()]


class StandardQuestion(models.Model):
    """What whoever is asked for an interview is asked at first."""

    question = TranslatedField(models.CharField(_("question"), max_length=300))
    ordering = models.PositiveSmallIntegerField(_("place"), default=10)

    class Meta:
        verbose_name = _("standard question")
        verbose_name_plural = _("standard questions")
        ordering = ["ordering", "pk"]

    def __str__(self) -> str:
        return self.question
