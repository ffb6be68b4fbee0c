"""A text that somebody is asked for: an interview's answers, an article, a foreword."""

import datetime

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.crypto import get_random_string
from django.utils.translation import gettext_lazy as _

from network.models.holder import CARD
from thbnet.pictures import PictureField

from .approvable import Approvable
from .blocks import Article, Block, Foreword, Interview, private_storage
from .issue import Issue
from .keys import LONGEST_NAME, member_key
from .request_state import KINDS, RequestQuerySet, RequestState


def new_seal() -> str:
    return get_random_string(22)  # 130 bits


def exactly_one_block() -> Q:
    wanted = Q()
    for kind in KINDS:
        wanted |= Q(**{f"{other}__isnull": other != kind for other in KINDS})
    return wanted


class TextRequest(Approvable):
    """Whoever is asked writes behind a link, in `draft`; what they send goes into the block."""

    State = RequestState

    class Languages(models.TextChoices):
        BOTH = "both", _("English and French")
        ENGLISH = "en", _("English")
        FRENCH = "fr", _("French")

    interview = models.ForeignKey(
        Interview, on_delete=models.CASCADE, null=True, blank=True, related_name="requests"
    )
    article = models.ForeignKey(
        Article, on_delete=models.CASCADE, null=True, blank=True, related_name="requests"
    )
    foreword = models.ForeignKey(
        Foreword, on_delete=models.CASCADE, null=True, blank=True, related_name="requests"
    )
    member = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="text_requests",
        verbose_name=_("member"),
        help_text=_("Leave empty to ask somebody without an account."),
    )
    name = models.CharField(_("name"), max_length=LONGEST_NAME)
    email = models.EmailField(_("e-mail address"))
    language = models.CharField(
        _("language"),
        max_length=7,
        choices=settings.LANGUAGES,
        help_text=_("Of the messages and of the page on which they write."),
    )
    languages = models.CharField(
        _("text asked for in"), max_length=4, choices=Languages, default=Languages.BOTH
    )
    message = models.TextField(_("message"), blank=True)
    asked_at = models.DateTimeField(_("asked at"), auto_now_add=True)
    asked_by = member_key(_("asked by"), related_name="asked_texts")
    due_on = models.DateField(_("answer by"), null=True, blank=True)
    expires_at = models.DateTimeField(_("link ends at"))
    seal = models.CharField(max_length=22, default=new_seal, editable=False)
    mailed_at = models.DateTimeField(_("link mailed at"), null=True, blank=True, editable=False)
    reminded_at = models.DateTimeField(_("reminded at"), null=True, blank=True, editable=False)

    draft = models.JSONField(default=dict, editable=False)
    portrait = PictureField(
        _("portrait"),
        upload_to="requests",
        storage=private_storage,
        blank=True,
        auto_add_fields=True,
        renditions={"card": CARD},
    )
    saved_at = models.DateTimeField(_("saved at"), null=True, blank=True, editable=False)
    sent_at = models.DateTimeField(_("sent at"), null=True, blank=True, editable=False)
    approves_photo = models.BooleanField(_("photo approved"), default=False, editable=False)
    approves_contact = models.BooleanField(_("contact approved"), default=False, editable=False)
    withdrawn_at = models.DateTimeField(_("withdrawn at"), null=True, blank=True, editable=False)
    cancelled_at = models.DateTimeField(_("cancelled at"), null=True, blank=True, editable=False)

    objects = RequestQuerySet.as_manager()

    class Meta:
        verbose_name = _("requested text")
        verbose_name_plural = _("requested texts")
        ordering = ["asked_at", "pk"]
        default_permissions = []
        constraints = [
            models.CheckConstraint(
                name="newsletter_textrequest_one_block", condition=exactly_one_block()
            ),
            models.CheckConstraint(
                name="newsletter_textrequest_approval_is_whole",
                condition=(
                    Q(
                        approved_at=None,
                        approved_text="",
                        approves_photo=False,
                        approves_contact=False,
                    )
                    | (Q(approved_at__isnull=False) & ~Q(approved_text=""))
                ),
            ),
            models.CheckConstraint(
                name="newsletter_textrequest_withdrawn_is_not_approved",
                condition=Q(withdrawn_at=None) | Q(approved_at=None),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.block}: {self.name}"

    @property
    def block(self) -> Block:
        return self.interview or self.article or self.foreword

    @property
    def issue(self) -> Issue:
        return self.block.parent

    @property
    def is_open(self) -> bool:
        """Whether its link still leads somewhere."""
        return not (self.withdrawn_at or self.cancelled_at or self.has_expired)

    @property
    def has_expired(self) -> bool:
        return self.expires_at <= timezone.now()

    @property
    def last_day(self) -> datetime.date:
        """Of its link, which ends at midnight."""
        return timezone.localdate(self.expires_at - datetime.timedelta(seconds=1))

    @property
    def asked_languages(self) -> list[str]:
        if self.languages == self.Languages.BOTH:
            return [code for code, _name in settings.LANGUAGES]
        return [self.languages]

    def state(self, fingerprint: str) -> RequestState:
        """How far it is; `fingerprint` is of the column as it stands now."""
        if self.withdrawn_at:
            return RequestState.WITHDRAWN
        if self.cancelled_at:
            return RequestState.CANCELLED
        if self.approved_at:
            approved = self.approves(fingerprint)
            return RequestState.APPROVED if approved else RequestState.CHANGED
        if self.has_expired:
            return RequestState.EXPIRED
        return RequestState.WRITING if self.saved_at else RequestState.ASKED
