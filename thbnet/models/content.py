from django.db import models
from django.db.models import Q


class ContentVersion(models.Model):
    """One row, whose token is another one after every change of what readers see.

    Triggers write it (see `thbnet.content.triggers`); a token never comes back, not even when a
    backup does.
    """

    token = models.CharField(max_length=36)

    class Meta:
        default_permissions = []
        constraints = [
            models.CheckConstraint(name="thbnet_contentversion_one_row", condition=Q(pk=1))
        ]

    def __str__(self) -> str:
        return self.token

    @classmethod
    def current(cls) -> str:
        """The token, or "" before the first change."""
        return cls.objects.values_list("token", flat=True).first() or ""


class ContentChange(models.Model):
    """A row that changed and is still to be told to the search; written by triggers."""

    source = models.CharField(max_length=63)
    """A table's name."""
    row_id = models.BigIntegerField()
    """Of a table between two others: the key of the row that it tells of."""

    class Meta:
        default_permissions = []

    def __str__(self) -> str:
        return f"{self.source} {self.row_id}"
