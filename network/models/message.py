"""What readers write to the network's posts, for the posts and nobody else."""

import datetime

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from network import permissions
from thbnet.templatetags.days import moment

from .actor import Actor
from .country import Country
from .organisation import Organisation

KEPT_FOR = datetime.timedelta(days=90)
TRY_AGAIN_AFTER = datetime.timedelta(minutes=5)


class Topic(models.TextChoices):
    ACTION = "action", _("An action of the network")
    PERSON = "person", _("A person or a service to reach")
    NEWSLETTER = "newsletter", _("The newsletter")
    SUGGESTION = "suggestion", _("A suggestion or a comment")
    PRESS = "press", _("A question from the press")
    OTHER = "other", _("Something else")


class State(models.TextChoices):
    NEW = "new", _("New")
    ANSWERED = "answered", _("Answered")
    CLOSED = "closed", _("Needs no answer")


class MessageQuerySet(models.QuerySet):
    def editable_by(self, member):
        return permissions.mail_of(self, member, to="organisation")

    def new(self):
        return self.filter(state=State.NEW)

    def to_mail(self):
        """Those that nobody was told of, and for which no try is under way."""
        recent = timezone.now() - TRY_AGAIN_AFTER
        return self.filter(Q(tried_at=None) | Q(tried_at__lt=recent), mailed_at=None)

    def outdated(self):
        return self.filter(received_at__lt=timezone.now() - KEPT_FOR)


class Message(models.Model):
    """Kept for 90 days. It has no history, and its name tells nothing: both would outlive it."""

    post = models.ForeignKey(
        Actor,
        on_delete=models.PROTECT,
        null=True,
        related_name="messages",
        verbose_name=_("post"),
        help_text=_("None: the network’s office."),
    )
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, related_name="messages"
    )
    """The post's when the message came: a post that moves takes no letters along."""
    written_to = models.ForeignKey(
        Actor, on_delete=models.SET_NULL, null=True, related_name="+", verbose_name=_("written to")
    )
    topic = models.CharField(_("about"), max_length=20, choices=Topic, blank=True)
    country = models.ForeignKey(
        Country, on_delete=models.SET_NULL, null=True, related_name="+", verbose_name=_("country")
    )
    name = models.CharField(_("name"), max_length=100)
    email = models.EmailField(_("e-mail address"))
    subject = models.CharField(_("subject"), max_length=150, blank=True)
    text = models.TextField(_("message"))
    language = models.CharField(_("language"), max_length=2, choices=settings.LANGUAGES)
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.NEW)
    received_at = models.DateTimeField(_("received"), default=timezone.now)
    tried_at = models.DateTimeField(null=True)
    mailed_at = models.DateTimeField(_("told by mail"), null=True)
    passed_on_at = models.DateTimeField(_("passed on"), null=True)
    passed_on_from = models.ForeignKey(
        Actor, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    """The post that it was passed on from, the last time. None, beside a time: the office."""
    sent_as = models.CharField(max_length=64, unique=True)
    """What was sent, in short: the same form sent twice is one message."""

    objects = MessageQuerySet.as_manager()

    class Meta:
        verbose_name = _("message")
        verbose_name_plural = _("messages")
        default_permissions = ["view", "change", "delete"]
        ordering = ["-received_at", "-pk"]
        indexes = [models.Index(fields=["received_at"], name="network_message_received")]
        constraints = [
            models.CheckConstraint(
                name="network_message_post_and_organisation",
                condition=Q(post=None, organisation=None)
                | Q(post__isnull=False, organisation__isnull=False),
            ),
            models.CheckConstraint(
                name="network_message_known_words",
                condition=Q(
                    topic__in=["", *Topic.values],
                    state__in=State.values,
                    language__in=list(dict(settings.LANGUAGES)),
                ),
            ),
            models.CheckConstraint(
                name="network_message_passed_on_at_a_time",
                condition=Q(passed_on_from=None) | Q(passed_on_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return gettext("Message of %(moment)s") % {
            "moment": moment(timezone.localtime(self.received_at))
        }

    @property
    def owner_id(self) -> int | None:
        """The organisation whose members read it; None: the network's office."""
        return self.organisation_id

    @property
    def is_detour(self) -> bool:
        """Whether it was written to another post, of which nobody reads messages."""
        astray = self.written_to_id is not None and self.written_to_id != self.post_id
        return astray and self.passed_on_at is None

    @property
    def last_day(self) -> datetime.date:
        """The last one on which it is kept."""
        return timezone.localdate(self.received_at + KEPT_FOR)
