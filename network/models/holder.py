from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from network import permissions
from thbnet.dates import Period, PeriodQuerySet
from thbnet.pictures import PictureField
from thbnet.translated import TranslatedField
from thbnet.versions.history import HistoricalRecords

from .actor import Actor

# How a portrait is cropped wherever one is shown: 38 mm at 200 dpi, and twice the size of the
# largest card on the web.
CARD = ("crop", (300, 360))


class HolderQuerySet(PeriodQuerySet):
    def editable_by(self, member):
        return permissions.scope(self, member, to="actor__organisation")


def is_held() -> Exists:
    """A condition for querysets of posts: somebody holds it today. If not, it is vacant."""
    return Exists(Holder.objects.current().filter(actor=OuterRef("pk")))


class Holder(Period):
    """The person who holds a post for a time. Posts stay when people leave."""

    actor = models.ForeignKey(
        Actor, on_delete=models.PROTECT, related_name="holders", verbose_name=_("post")
    )
    given_name = models.CharField(_("given name"), max_length=100)
    family_name = models.CharField(_("family name"), max_length=100)
    rank = TranslatedField(
        models.CharField(
            _("rank or style"), max_length=100, blank=True, help_text=_("Such as Colonel.")
        )
    )
    function = TranslatedField(
        models.CharField(
            _("function"),
            max_length=150,
            blank=True,
            help_text=_("Such as Cooperation attachée. Left empty, the role's term is shown."),
        )
    )
    portrait = PictureField(
        _("portrait"),
        upload_to="portraits",
        blank=True,
        auto_add_fields=True,
        renditions={"card": CARD},
    )
    biography = TranslatedField(
        models.TextField(_("short biography"), blank=True, help_text=_("A few lines."))
    )

    objects = HolderQuerySet.as_manager()
    # A person's data go when the person is deleted, and leave no copy behind.
    history = HistoricalRecords(cascade_delete_history=True)

    class Meta(Period.Meta):
        abstract = False
        verbose_name = _("holder")
        verbose_name_plural = _("holders")
        ordering = ["family_name", "given_name"]
        constraints = [
            *Period.Meta.constraints,
            models.UniqueConstraint(
                fields=["actor"],
                condition=Q(until=None),
                name="network_holder_one_current",
                violation_error_message=_(
                    "This post has a holder already. First fill in “until” for that person."
                ),
            ),
        ]

    def __str__(self) -> str:
        return self.full_name

    @property
    def full_name(self) -> str:
        """Rank, given name, family name, as on a visiting card."""
        return " ".join(filter(None, [self.rank, self.given_name, self.family_name]))

    @property
    def title(self) -> str:
        return self.function or self.actor.role.name

    @property
    def owner_id(self) -> int:
        """The organisation whose members keep this current."""
        return self.actor.organisation_id

    @property
    def portrait_alt(self) -> str:
        return gettext("Portrait of %(name)s") % {"name": self.full_name}

    def clean(self) -> None:
        super().clean()
        if self.actor_id is None:
            return
        others = Holder.objects.exclude(pk=self.pk).filter(actor=self.actor_id)
        if self.until is None:
            others = others.exclude(until=None)  # The constraint has a message of its own.
        if others.overlapping(self.since, self.until).exists():
            raise ValidationError(
                _("Somebody else holds this post in that time. Change the dates of one of the two.")
            )
