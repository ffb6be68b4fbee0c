"""Forms that begin with the values of an old version."""

from .history import fields_of, plain, values_of
from .telling import Change, Names, changes


class Restored:
    """For forms: begins with the values of an old version, as far as they can still be chosen."""

    old_version = None
    member = None

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.old_version is not None:
            self.present = dict(self.initial)
            self.initial |= self._old_values()

    def differences(self) -> list[Change]:
        """What saving the old version would change."""
        fields = [field for field in fields_of(self._meta.model) if field.name in self.fields]
        now, then = (
            {field.name: plain(field, values[field.name]) for field in fields}
            for values in (self.present, self.initial)
        )
        names = Names(self.member)
        names.learn(fields, [now, then])
        return changes(fields, now, then, names)

    def _old_values(self) -> dict:
        values = values_of([self.old_version])[self.old_version.history_id]
        left_out = _of_pictures(self._meta.model)
        return {
            name: self._still_there(field, values[name])
            for name, field in self.fields.items()
            if name in values and name not in left_out
            if self._can_be_chosen(field, values[name])
        }

    def _still_there(self, field, value):
        if not isinstance(value, frozenset):
            return value
        return list(field.queryset.filter(pk__in=value))

    def _can_be_chosen(self, field, value) -> bool:
        single = hasattr(field, "queryset") and not isinstance(value, frozenset)
        return not single or value is None or field.queryset.filter(pk=value).exists()


def _of_pictures(model) -> set[str]:
    """Files and their focal points: an old version's file may be gone, today's stays."""
    fields = [field for field in model._meta.fields if hasattr(field, "upload_to")]
    points = {getattr(field, "ppoi_field", None) for field in fields}
    return {field.name for field in fields} | points
