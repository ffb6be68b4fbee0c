"""Which relations point to a model, and on which pages of the admin a model's rows are."""

from django.db.models import Model
from django.forms.models import _get_foreign_key


def relations(model_admin) -> list:
    """The relations that point to the model: not from its parts, nor from what only remembers.

    Histories and the tables between two models are hidden, as Django calls it; the other end of
    a many-to-many relation is not.
    """
    parts = {key for inline in model_admin.inlines for key in part_keys(inline, model_admin.model)}
    return [
        relation
        for relation in model_admin.model._meta.get_fields()
        if relation.auto_created
        and not relation.concrete
        and relation.field not in parts
        and relation.get_accessor_name() not in model_admin.own_parts
        and _is_the_only_way(relation)
    ]


def _is_the_only_way(relation) -> bool:
    """A many-to-many relation whose table is a model is met again at that model's keys."""
    return not relation.many_to_many or bool(relation.through._meta.auto_created)


def part_keys(inline, model: type[Model]) -> list:
    """The foreign key by which rows of this table are part of the model's, if they are."""
    if not getattr(inline, "edits_rows", True):
        return []
    return [_get_foreign_key(model, inline.model, fk_name=getattr(inline, "fk_name", None))]


def pages_of(site, model: type[Model]):
    """The admin classes on whose pages the model's rows are, each with the name of the key."""
    if site.is_registered(model):
        yield site.get_model_admin(model), model._meta.pk.attname
    for model_admin in site._registry.values():
        for inline in model_admin.inlines:
            if inline.model is model:
                for key in part_keys(inline, model_admin.model):
                    yield model_admin, key.attname
