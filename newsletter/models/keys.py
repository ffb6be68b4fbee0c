from django.conf import settings
from django.db import models

LONGEST_NAME = 301  # characters: of an account, its given name, a space and its family name


def member_key(name: str, *, related_name: str) -> models.ForeignKey:
    """Who did it: written by an action, in no form. Accounts of such members are not deleted."""
    return models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name=related_name,
        verbose_name=name,
    )
