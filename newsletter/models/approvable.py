from django.db import models


class Approvable(models.Model):
    """A row with `approved_at`, and with `approved_text`, the fingerprint of what was approved."""

    class Meta:
        abstract = True

    def approves(self, fingerprint: str) -> bool:
        """Whether the approval is of the text with that fingerprint."""
        return self.approved_at is not None and self.approved_text == fingerprint
