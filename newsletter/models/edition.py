import hashlib

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Exists, OuterRef
from django.db.models.functions import Length
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from .frozen import FrozenModel, FrozenQuerySet
from .issue import Issue
from .revision import Revision

CODE_LENGTH = 10


def spaced(code: str) -> str:
    """A code as it is printed, in two groups: ABCDE-23456."""
    half = CODE_LENGTH // 2
    return f"{code[:half]}-{code[half:]}"


class EditionQuerySet(FrozenQuerySet):
    def public(self):
        """What readers may have: the editions of issues published and not withdrawn."""
        return self.filter(revision__in=Revision.objects.public())

    def latest(self, language: str):
        """The last revision in that language of each issue, newest first.

        Its two bulky fields come on demand; `pdf_bytes` is the size of one of them.
        """
        newer = self.model.objects.filter(
            revision__issue=OuterRef("revision__issue"),
            revision__number__gt=OuterRef("revision__number"),
            language=language,
        )
        return (
            self.filter(~Exists(newer), language=language)
            .order_by("-revision__issue__number")
            .with_size()
        )

    def with_size(self):
        """Without the two bulky fields; `pdf_bytes` is the size of one of them."""
        return (
            self.select_related("revision__issue")
            .annotate(pdf_bytes=Length("pdf"))
            .defer("html", "pdf")
        )


class Edition(FrozenModel):
    """One language of one issue, as it was published. A correction makes the next revision."""

    revision = models.ForeignKey(
        Revision, on_delete=models.PROTECT, related_name="editions", verbose_name=_("revision")
    )
    language = models.CharField(_("language"), max_length=7, choices=settings.LANGUAGES)
    code = models.CharField(
        _("code"),
        max_length=CODE_LENGTH,
        unique=True,
        help_text=_("In the PDF: under it anybody can verify what they hold."),
    )
    title = models.CharField(_("title"), max_length=120)
    teasers = models.JSONField(
        _("teasers"), default=list, help_text=_("A list of title, text and anchor.")
    )
    contents = models.JSONField(
        _("contents"),
        default=list,
        help_text=_("Of each block, in order: title, anchor and page in the PDF."),
    )
    html = models.TextField(_("HTML"))
    pdf = models.BinaryField(_("PDF"))
    pdf_sha256 = models.CharField(_("SHA-256 of the PDF"), max_length=64)
    pages = models.PositiveSmallIntegerField(_("pages"))
    created_at = models.DateTimeField(_("created at"), auto_now_add=True)

    objects = EditionQuerySet.as_manager()

    class Meta:
        verbose_name = _("edition")
        verbose_name_plural = _("editions")
        ordering = ["-revision__issue__number", "language", "-revision__number"]
        default_permissions = ["view"]
        constraints = [
            models.UniqueConstraint(
                fields=["revision", "language"],
                name="newsletter_edition_unique",
                violation_error_message=_("This edition exists already."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.issue}, {self.get_language_display()}, {self.revision.number}"

    @property
    def issue(self) -> Issue:
        return self.revision.issue

    def clean(self) -> None:
        super().clean()
        if hashlib.sha256(self.pdf).hexdigest() != self.pdf_sha256:
            raise ValidationError({"pdf_sha256": _("This is not the SHA-256 of the PDF.")})

    @property
    def headings(self) -> list[dict]:
        """The blocks that open a section, for a list of contents."""
        return [block for block in self.contents if block["title"]]

    def get_pdf_url(self) -> str:
        """Of the issue's latest PDF in this edition's language."""
        with translation.override(self.language):
            return self.issue.get_pdf_url()

    @property
    def spaced_code(self) -> str:
        return spaced(self.code)

    @property
    def filename(self) -> str:
        """A speaking name for the download, such as thbnet-no-1-2014-q4-en.pdf."""
        issue, number = self.issue, self.revision.number
        revision = f"-revision-{number}" if number > 1 else ""
        name = f"thbnet-no-{issue.number}-{issue.year}-q{issue.quarter}{revision}"
        return f"{name}-{self.language}.pdf"


class EditionPicture(FrozenModel):
    """A picture that editions of a revision show, kept apart from the file it came from."""

    revision = models.ForeignKey(
        Revision, on_delete=models.PROTECT, related_name="pictures", verbose_name=_("revision")
    )
    name = models.CharField(_("name"), max_length=80, help_text=_("SHA-256 and extension."))
    content = models.BinaryField(_("content"))

    class Meta:
        verbose_name = _("picture of an edition")
        verbose_name_plural = _("pictures of editions")
        ordering = ["revision", "name"]
        default_permissions = []
        constraints = [
            models.UniqueConstraint(
                fields=["revision", "name"], name="newsletter_editionpicture_unique"
            )
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("newsletter-picture", args=[self.revision.issue.number, self.name])
