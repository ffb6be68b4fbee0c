from urllib.parse import unquote

from django.db import models
from django.db.models import Q

LANGUAGE = "language"


class SearchEntry(models.Model):
    """Something that the search finds, in one language; see `thbnet.search`."""

    place = models.BigIntegerField(primary_key=True)
    """Where it stands among results; see `thbnet.search.places`."""
    kind = models.CharField(max_length=20)
    row = models.BigIntegerField()
    """The key, in the table of its kind, of the row that it was made from."""
    title = models.TextField()
    body = models.TextField()
    """Plain text, of which an extract is shown."""
    url = models.TextField()
    day = models.DateField(null=True)
    labels = models.TextField()
    """What filters choose by, between spaces: country=BG year=2014.

    And words in a language of their own: language=bs:Zemlja%20djece.
    """
    title_words = models.TextField()
    """The words of the title in each of their spellings, and the labels, to be looked through."""
    words = models.TextField()
    """Likewise all words, also those that are found and not shown."""

    class Meta:
        default_permissions = []
        indexes = [models.Index(fields=["kind", "row"], name="thbnet_searchentry_row")]

    def __str__(self) -> str:
        return self.title

    def labelled(self, name: str) -> list[str]:
        """The values of the labels of that name."""
        return [
            label.removeprefix(f"{name}=")
            for label in self.labels.split()
            if label.startswith(f"{name}=")
        ]

    @property
    def spoken(self) -> dict[str, str]:
        """Words of the title or the text that are in a language of their own, each with that."""
        told = (label.partition(":") for label in self.labelled(LANGUAGE))
        return {unquote(words): language for language, _colon, words in told}


class SearchState(models.Model):
    """One row: the day whose posts, holders and partners the entries tell; none at first."""

    day = models.DateField(null=True)

    class Meta:
        default_permissions = []
        constraints = [models.CheckConstraint(name="thbnet_searchstate_one_row", condition=Q(pk=1))]

    def __str__(self) -> str:
        return str(self.day)
