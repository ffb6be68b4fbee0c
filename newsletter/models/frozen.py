"""Rows that are written once: what was published, what was done."""

from django.db import models


class Frozen(Exception):
    """Somebody tried to change or delete what was published."""


class FrozenQuerySet(models.QuerySet):
    def update(self, **_kwargs):
        raise Frozen

    def bulk_update(self, *_args, **_kwargs):
        raise Frozen

    def bulk_create(self, objs, *args, update_conflicts=False, **kwargs):
        if update_conflicts:
            raise Frozen
        return super().bulk_create(objs, *args, **kwargs)

    def delete(self):
        raise Frozen


class FrozenModel(models.Model):
    """Rows that are written once."""

    objects = FrozenQuerySet.as_manager()

    class Meta:
        abstract = True
        base_manager_name = "objects"  # the way that `issue.editions.add()` takes

    def save(self, *args, **kwargs):
        if not self._state.adding:
            raise Frozen
        super().save(*args, **{**kwargs, "force_insert": True})

    def delete(self, *_args, **_kwargs):
        raise Frozen
