import datetime

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Exists, OuterRef, Prefetch, Q, Value
from django.urls import reverse
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from network import permissions
from thbnet.colours import ColourField, is_a_colour
from thbnet.dates import Period, PeriodQuerySet, today
from thbnet.translated import TranslatedField
from thbnet.versions.history import HistoricalRecords

from .confirmed import Confirmed, ConfirmedQuerySet
from .country import Country
from .organisation import Organisation

ACRONYMS_LANGUAGE = "fr"


class Visibility(models.TextChoices):
    PUBLIC = "public", _("Everyone")
    NETWORK = "network", _("Signed-in members")
    NOBODY = "nobody", _("Nobody")


class State(models.TextChoices):
    """What there is to say of a post on a day, where nobody holds it."""

    HELD = "held", _("Held")
    VACANT = "vacant", _("Vacant post")
    CLOSED = "closed", _("Closed post")
    TO_COME = "to_come", _("Not open yet")


class Role(models.Model):
    """What a post does. Rows, never an enum: the network grows new roles."""

    acronym = models.CharField(
        _("acronym"), max_length=12, blank=True, help_text=_("Of the French term, if it has one.")
    )
    name = TranslatedField(models.CharField(_("term"), max_length=150))
    field_of_work = TranslatedField(models.CharField(_("field of work"), max_length=300))
    colour = ColourField(_("colour"), help_text=_("On maps and labels, under white text."))

    history = HistoricalRecords()

    class Meta:
        verbose_name = _("role")
        verbose_name_plural = _("roles")
        ordering = ["acronym", "name_en"]
        constraints = [
            models.UniqueConstraint(
                fields=["acronym"],
                condition=~Q(acronym=""),
                name="network_role_acronym_unique",
                violation_error_message=_("Another role has this acronym."),
            ),
            models.UniqueConstraint(
                fields=["name_en"],
                name="network_role_name_unique",
                violation_error_message=_("Another role has this name."),
            ),
            is_a_colour("colour", name="network_role_colour_hex"),
        ]

    def __str__(self) -> str:
        return f"{self.acronym} – {self.name}" if self.acronym else self.name

    @property
    def spoken(self) -> dict[str, str]:
        return {self.acronym: ACRONYMS_LANGUAGE} if self.acronym else {}

    @property
    def anchor(self) -> str:
        """Where the glossary explains it. The same in every language."""
        return slugify(self.acronym or self.name_en)

    def get_absolute_url(self) -> str:
        return f"{reverse('network:glossary')}#{self.anchor}"

    @property
    def label(self) -> str:
        """The acronym, or the whole term where there is none."""
        return self.acronym or self.name


class ActorQuerySet(PeriodQuerySet, ConfirmedQuerySet):
    def editable_by(self, member):
        return permissions.scope(self, member, to="organisation")

    def to_update(self):
        """The posts, of those that last, that nobody has confirmed lately."""
        return self.current().stale()

    def covering(self, country: Country):
        covered = Actor.countries.through.objects.filter(actor=OuterRef("pk"), country=country)
        return self.filter(Exists(covered))

    def named(self):
        """With what a post is called, for lists of names."""
        return self.select_related("role", "organisation")

    def with_holders(self, on: datetime.date | None = None):
        """Everything a card shows, in a fixed number of queries; `holder` as of that day."""
        from .holder import Holder

        day = on or today()
        return (
            self.annotate(as_of=Value(day, models.DateField()))
            .select_related("role", "organisation__country", "organisation__town")
            .prefetch_related(
                Prefetch("holders", Holder.objects.on(day), to_attr="holders_on_day"),
                Prefetch("countries", Country.objects.prefetch_related("former_names")),
            )
        )


class Actor(Period, Confirmed):
    """A post: a role at an organisation. Who holds it is a `Holder`, and may be nobody.

    It lasts while its period does: a vacant post is not a closed one.
    """

    role = models.ForeignKey(
        Role, on_delete=models.PROTECT, related_name="actors", verbose_name=_("role")
    )
    organisation = models.ForeignKey(
        Organisation,
        on_delete=models.PROTECT,
        related_name="actors",
        verbose_name=_("organisation"),
    )
    slug = models.SlugField(_("page address"), unique=True, help_text=_("Such as scac-sofia."))
    countries = models.ManyToManyField(
        Country,
        related_name="actors",
        verbose_name=_("countries covered"),
    )
    mandate = TranslatedField(
        models.TextField(
            _("mandate"), blank=True, help_text=_("What the post does, in a few lines.")
        )
    )
    email = models.EmailField(_("functional e-mail address"), blank=True)
    email_visibility = models.CharField(
        _("who may see the e-mail address"),
        max_length=10,
        choices=Visibility,
        default=Visibility.NOBODY,
    )
    phone = models.CharField(
        _("functional telephone number"),
        max_length=30,
        blank=True,
        validators=[
            RegexValidator(r"^\+?[0-9][0-9 ]+\Z", _("Digits and spaces, such as +43 1 000 00 00."))
        ],
    )
    phone_visibility = models.CharField(
        _("who may see the telephone number"),
        max_length=10,
        choices=Visibility,
        default=Visibility.NOBODY,
    )

    objects = ActorQuerySet.as_manager()
    history = HistoricalRecords(m2m_fields=[countries])

    class Meta(Period.Meta):
        abstract = False
        verbose_name = _("post")
        verbose_name_plural = _("posts")
        ordering = ["role__acronym", "organisation__name_en", "slug"]
        constraints = [
            *Period.Meta.constraints,
            models.CheckConstraint(
                name="network_actor_known_visibility",
                condition=Q(
                    email_visibility__in=Visibility.values,
                    phone_visibility__in=Visibility.values,
                ),
                violation_error_message=_("Choose who may see the contact details."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.role.label}, {self.organisation}"

    def get_absolute_url(self) -> str:
        return reverse("network:actor", args=[self.slug])

    @property
    def spoken(self) -> dict[str, str]:
        return self.role.spoken | self.organisation.spoken

    def get_contact_url(self) -> str:
        return reverse("network:contact-post", args=[self.slug])

    @property
    def mailbox(self) -> str:
        """Where the portal itself writes to, whoever may see it. Never shown to anybody."""
        return self.email

    @property
    def holder(self):
        """Who holds the post on the day asked for with `with_holders`, or None: it is vacant."""
        return next(iter(self.holders_on_day), None)

    @property
    def state(self) -> State:
        """On the day asked for with `with_holders`."""
        if self.until and self.until <= self.as_of:
            return State.CLOSED
        if self.since and self.since > self.as_of:
            return State.TO_COME
        return State.HELD if self.holder else State.VACANT

    def holder_on(self, day: datetime.date):
        """Who held the post on that day, or None. Reads `holders`: prefetch them for many posts."""
        return next((holder for holder in self.holders.all() if holder.holds_on(day)), None)

    @property
    def is_regional(self) -> bool:
        """Whether it covers a country other than the one it sits in. Reads `countries`."""
        seat = self.organisation.country_id
        return any(country.pk != seat for country in self.countries.all())

    @property
    def owner_id(self) -> int:
        """The organisation whose members keep this current."""
        return self.organisation_id

    def contact_for(self, member=None) -> dict[str, str]:
        """The contact details that this reader may see, by name: `email`, `phone`.

        Without a member: what the public sees. The only way to a contact detail outside the admin.
        Nobody answers at a closed post: it has none.
        """
        if self.has_ended:
            return {}
        allowed = {Visibility.PUBLIC}
        if member is not None and member.is_authenticated:
            allowed.add(Visibility.NETWORK)
        return {
            name: getattr(self, name)
            for name in ("email", "phone")
            if getattr(self, name) and getattr(self, f"{name}_visibility") in allowed
        }
