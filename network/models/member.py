from django.conf import settings
from django.contrib.auth.models import AbstractUser, UserManager
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from network import permissions

from .account import Account, AccountQuerySet
from .organisation import Organisation


class MemberQuerySet(AccountQuerySet):
    def editable_by(self, member):
        """The accounts within this member's reach: superusers only for superusers."""
        if not permissions.manages_accounts(member):
            return self.none()
        return self if member.is_superuser else self.filter(is_superuser=False)


class MemberManager(UserManager.from_queryset(MemberQuerySet)):
    """Named, because migrations refer to it."""


class Member(Account, AbstractUser):
    """A user account. What it may edit follows from its organisation and its groups."""

    organisation = models.ForeignKey(
        Organisation,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="members",
        verbose_name=_("organisation"),
        help_text=_("Whose posts and actions this person keeps current."),
    )
    language = models.CharField(
        _("language"),
        max_length=2,
        choices=settings.LANGUAGES,
        default=settings.LANGUAGE_CODE,
        help_text=_("Of the messages that the portal sends to this person."),
    )

    objects = MemberManager()

    class Meta(AbstractUser.Meta):
        verbose_name = _("member")
        verbose_name_plural = _("members")
        constraints = [
            models.UniqueConstraint(
                Lower("email"),
                condition=~Q(email=""),
                name="network_member_email_unique",
                violation_error_message=_("Another member has this e-mail address."),
            ),
            models.CheckConstraint(
                name="network_member_known_language",
                condition=Q(language__in=list(dict(settings.LANGUAGES))),
                violation_error_message=_("Choose one of the languages."),
            ),
        ]
