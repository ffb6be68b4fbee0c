"""What an account knows about itself beside the person: its invitation, its sessions."""

import datetime

from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

INVITED_FOR = datetime.timedelta(days=7)


class InvitationState(models.TextChoices):
    NEVER = "never", _("Not invited yet")
    WAITING = "waiting", _("Invited")
    EXPIRED = "expired", _("Invitation expired")
    ACCEPTED = "accepted", _("Accepted")


class AccountQuerySet(models.QuerySet):
    def invitation(self, state: str):
        """The accounts whose `invitation_state` this is."""
        chosen = ~Q(password="") & ~Q(password__startswith=UNUSABLE_PASSWORD_PREFIX)
        recent = Q(invited_at__gt=timezone.now() - INVITED_FOR)
        return self.filter(
            {
                InvitationState.NEVER: ~chosen & Q(invited_at=None),
                InvitationState.WAITING: ~chosen & recent,
                InvitationState.EXPIRED: ~chosen & Q(invited_at__isnull=False) & ~recent,
                InvitationState.ACCEPTED: chosen,
            }[InvitationState(state)]
        )


class Account(models.Model):
    """Accepted is who has chosen a password; who forgot it may be sent a link once more."""

    invited_at = models.DateTimeField(_("invited on"), null=True, blank=True, editable=False)
    sessions_ended_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        abstract = True

    @property
    def invitation_state(self) -> InvitationState:
        if self.password and self.has_usable_password():
            return InvitationState.ACCEPTED
        if self.invited_at is None:
            return InvitationState.NEVER
        return InvitationState.WAITING if self.link_is_fresh else InvitationState.EXPIRED

    @property
    def link_expires_at(self) -> datetime.datetime | None:
        return self.invited_at and self.invited_at + INVITED_FOR

    @property
    def link_is_fresh(self) -> bool:
        return self.invited_at is not None and timezone.now() < self.link_expires_at

    @property
    def can_be_invited(self) -> bool:
        return self.is_active and bool(self.email)

    def end_sessions(self) -> None:
        """Sign the member out everywhere, whatever keeps the sessions: none fits any more."""
        self.sessions_ended_at = timezone.now()
        self.save(update_fields=["sessions_ended_at"])

    def get_session_auth_hash(self) -> str:
        return self._of_these_sessions(super().get_session_auth_hash())

    def get_session_auth_fallback_hash(self):
        return map(self._of_these_sessions, super().get_session_auth_fallback_hash())

    def _of_these_sessions(self, signature: str) -> str:
        ended = self.sessions_ended_at
        return f"{signature}-{ended.timestamp()}" if ended else signature
