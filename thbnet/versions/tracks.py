"""Which versions belong to a page: those of its row, and of the rows edited with it."""

from dataclasses import dataclass, replace

from django.db.models import OuterRef, Q, QuerySet, Subquery

from .history import fields_of


@dataclass(frozen=True)
class Track:
    """The versions of one model that belong to a page: of its row, or of rows edited with it."""

    model: type
    versions: QuerySet
    quiet: tuple[str, ...] = ()  # fields that tell no more than that somebody looked
    parent: str = ""  # the field of an edited row that leads to the page's row

    @classmethod
    def of(cls, row, model=None, **details):
        track = cls(model or type(row), None, **details)
        return replace(track, versions=track.versions_of(row.pk))

    def versions_of(self, key) -> QuerySet:
        """All versions that belong to the page of the row with this key."""
        link = self.model._meta.get_field(self.parent).attname if self.parent else self.key
        return self.model.history.filter(**{link: key})

    @property
    def key(self) -> str:
        return self.model._meta.pk.attname

    def told_fields(self) -> list:
        left_out = {self.model._meta.pk.name, self.parent, *self.quiet}
        return [field for field in fields_of(self.model) if field.name not in left_out]

    def fetch(self, history_ids) -> list:
        """These versions and those just before them; each knows its `previous_id`, or None."""
        before = self.versions.order_by("-history_id").filter(
            **{self.key: OuterRef(self.key)}, history_id__lt=OuterRef("history_id")
        )
        known = self.versions.annotate(previous_id=Subquery(before.values("history_id")[:1]))
        chosen = Q(history_id__in=history_ids)
        previous = known.filter(chosen).order_by().values("previous_id")
        either = chosen | Q(history_id__in=previous)
        return list(known.filter(either).select_related("history_user"))
