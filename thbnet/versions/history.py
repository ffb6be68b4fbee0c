"""Histories: when a version is written, and what it holds."""

from functools import partial

from django.db.models import FileField, Max, QuerySet
from simple_history import models

# What a version holds, by field: keys of rows for relations, names for files, else the value.
Values = dict[str, object]


class HistoricalRecords(models.HistoricalRecords):
    """One version for one save, where there would be one more for each relation that changes."""

    def create_historical_record(self, instance, history_type, using=None):
        write = partial(super().create_historical_record, instance, history_type, using)
        held = instance.__dict__.get("_held_versions")
        if held is None:
            write()
        else:
            held.append(write)


def hold(row) -> None:
    """From now on the row's versions wait for `release`."""
    row._held_versions = []


def release(row, *, changed: bool) -> None:
    """Write one version of the row as it is now, if there is anything new to tell."""
    held = row.__dict__.pop("_held_versions", [])
    if held and (changed or _differs(row)):
        held[0]()


def _differs(row) -> bool:
    last = row.history.order_by("-history_id").first()
    return last is None or any(
        plain(field, getattr(last, field.attname)) != plain(field, getattr(row, field.attname))
        for field in last.tracked_fields
    )


def is_kept(model) -> bool:
    return hasattr(model._meta, "simple_history_manager_attribute")


def fields_of(model) -> list:
    """The fields of which the model's versions keep the values, relations to many rows last."""
    version = model.history.model
    return [*version.tracked_fields, *version._history_m2m_fields]


def plain(field, value):
    """A field's value so that it can be compared, wherever it comes from."""
    if field.many_to_many:
        return frozenset(getattr(row, "pk", row) for row in value or [])
    if field.is_relation:
        return getattr(value, "pk", value)
    if isinstance(field, FileField):
        return str(value or "")
    # Browsers send other ends of lines than loaders write.
    return value.replace("\r\n", "\n").strip() if isinstance(value, str) else value


def values_of(versions: list) -> dict[int, Values]:
    """What each version holds, by its `history_id`: a query for each relation to many rows."""
    held = {
        version.history_id: {
            field.name: plain(field, getattr(version, field.attname))
            for field in version.tracked_fields
        }
        for version in versions
    }
    for field in versions[0]._history_m2m_fields if versions else []:
        related = _related_keys(field, held)
        for key, values in held.items():
            values[field.name] = frozenset(related.get(key, ()))
    return held


def _related_keys(field, history_ids) -> dict[int, set]:
    rows = HistoricalRecords.m2m_models[field].objects.filter(history_id__in=history_ids)
    found: dict[int, set] = {}
    for history_id, key in rows.values_list("history_id", f"{field.m2m_reverse_field_name()}_id"):
        found.setdefault(history_id, set()).add(key)
    return found


def one_of_each(versions: QuerySet, aggregate=Max) -> dict[int, object]:
    """The newest version of each row (`Min`: the oldest), by the row's key. Two queries."""
    key = versions.model.instance_type._meta.pk.attname
    ids = versions.order_by().values(key).annotate(chosen=aggregate("history_id"))
    chosen = versions.model.objects.filter(history_id__in=[found["chosen"] for found in ids])
    return {getattr(row, key): row for row in chosen.select_related("history_user")}
