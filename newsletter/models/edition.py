import hashlib

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.db.models.functions import Length
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from .issue import Issue


class Frozen(Exception):
    """Somebody tried to change or delete what was published."""


class FrozenQuerySet(models.QuerySet):
    def update(self, **_kwargs):
        raise Frozen

    def bulk_update(self, *_args, **_kwargs):
        raise Frozen

    def bulk_create(self, objs, *args, update_conflicts=False, **kwargs):
        if update_conflicts:
            raise Frozen
        return super().bulk_create(objs, *args, **kwargs)

    def delete(self):
        raise Frozen


class FrozenModel(models.Model):
    """Rows that are written once."""

    objects = FrozenQuerySet.as_manager()

    class Meta:
        abstract = True
        base_manager_name = "objects"  # the way that `issue.editions.add()` takes

    def save(self, *args, **kwargs):
        if not self._state.adding:
            raise Frozen
        super().save(*args, **{**kwargs, "force_insert": True})

    def delete(self, *_args, **_kwargs):
        raise Frozen


class EditionQuerySet(FrozenQuerySet):
    def public(self):
        """What readers may have: the editions of issues published and not withdrawn."""
        return self.filter(issue__status=Issue.Status.PUBLISHED)

    def latest(self, language: str):
        """The last revision in that language of each issue, newest first.

        Its two bulky fields come on demand; `pdf_bytes` is the size of one of them.
        """
        newer = self.model.objects.filter(
            issue=OuterRef("issue"), language=language, revision__gt=OuterRef("revision")
        )
        return (
            self.filter(~Exists(newer), language=language)
            .select_related("issue")
            .annotate(pdf_bytes=Length("pdf"))
            .defer("html", "pdf")
        )


class Edition(FrozenModel):
    """One language of one issue, as it was published. A correction makes the next revision."""

    issue = models.ForeignKey(
        Issue, on_delete=models.PROTECT, related_name="editions", verbose_name=_("issue")
    )
    language = models.CharField(_("language"), max_length=7, choices=settings.LANGUAGES)
    revision = models.PositiveSmallIntegerField(_("revision"), default=1)
    title = models.CharField(_("title"), max_length=120)
    teasers = models.JSONField(
        _("teasers"), default=list, help_text=_("A list of title, text and anchor.")
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
        ordering = ["issue", "language", "-revision"]
        default_permissions = ["view"]
        constraints = [
            models.UniqueConstraint(
                fields=["issue", "language", "revision"],
                name="newsletter_edition_unique",
                violation_error_message=_("This revision exists already."),
            ),
            models.CheckConstraint(
                name="newsletter_edition_revision_from_one",
                condition=Q(revision__gte=1),
                violation_error_message=_("Revisions are numbered from 1."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.issue}, {self.get_language_display()}, {self.revision}"

    def clean(self) -> None:
        super().clean()
        if hashlib.sha256(self.pdf).hexdigest() != self.pdf_sha256:
            raise ValidationError({"pdf_sha256": _("This is not the SHA-256 of the PDF.")})

    @property
    def filename(self) -> str:
        """A speaking name for the download, such as thbnet-no-1-2014-q4-en.pdf."""
        issue = self.issue
        return f"thbnet-no-{issue.number}-{issue.year}-q{issue.quarter}-{self.language}.pdf"


class EditionPicture(FrozenModel):
    """A picture that editions of an issue show, kept apart from the file it came from."""

    issue = models.ForeignKey(
        Issue, on_delete=models.PROTECT, related_name="pictures", verbose_name=_("issue")
    )
    name = models.CharField(_("name"), max_length=80, help_text=_("SHA-256 and extension."))
    content = models.BinaryField(_("content"))

    class Meta:
        verbose_name = _("picture of an edition")
        verbose_name_plural = _("pictures of editions")
        ordering = ["issue", "name"]
        default_permissions = []
        constraints = [
            models.UniqueConstraint(
                fields=["issue", "name"], name="newsletter_editionpicture_unique"
            )
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("newsletter-picture", args=[self.issue.number, self.name])
