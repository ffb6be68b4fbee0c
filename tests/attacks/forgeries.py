"""What is sent that no page offered: foreign keys, foreign rows of tables, chosen foreign rows."""

from django.contrib import admin
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.db.models import ForeignKey

from network.models import Member


def of_a_list(model, member) -> list[dict]:
    """Every action, on foreign rows, on all rows; and a table to be edited in its place."""
    rows = model._base_manager.exclude(pk=member.pk) if model is Member else model._base_manager
    keys = list(rows.values_list("pk", flat=True))
    table = {"form-TOTAL_FORMS": 1, "form-INITIAL_FORMS": 1, "form-0-id": keys[-1], "_save": "1"}
    actions = {name for name, _ in admin.site.actions} | {
        getattr(action, "__name__", action) for action in admin.site._registry[model].actions or []
    }
    chosen = {ACTION_CHECKBOX_NAME: keys, "post": "yes", "index": 0}
    return [
        table
        | {name: "stolen" for field in model._meta.fields for name in (f"form-0-{field.name}",)},
        *({"action": name, **chosen} for name in sorted(actions)),
        *({"action": name, **chosen, "select_across": "1"} for name in sorted(actions)),
    ]


def of_a_row(model, form: dict, own, world, samples: dict) -> list[dict]:
    """The form of an own row, or of a new one, with one foreign row in it."""
    return [
        *(form | {name: row.pk} for name, row in _foreign_keys(model, world)),
        *(form | rows for rows in _foreign_rows(model, own, world, samples)),
    ]


def _foreign_keys(model, world):
    for field in [*model._meta.fields, *model._meta.many_to_many]:
        row = world.sarajevo.rows.get(field.related_model, [None])[-1]  # of posts, the vacant one
        row = world.sarajevo.organisation if field.name == "organisation" else row
        if row:
            yield field.name, row


def _foreign_rows(model, own, world, samples: dict):
    """Tables of the page, or of no page, that take over Sarajevo's rows or delete them."""
    for relation in model._meta.related_objects:
        row = world.sarajevo.rows.get(relation.related_model, [None])[0]
        if row and isinstance(relation.field, ForeignKey):
            prefix, table = relation.get_accessor_name(), relation.related_model
            address = f"admin/{table._meta.label_lower.replace('.', '/')}/<object_id>/change/"
            values = {f"{prefix}-0-{name}": value for name, value in samples[address].items()}
            taken = values | {
                f"{prefix}-TOTAL_FORMS": 1,
                f"{prefix}-INITIAL_FORMS": 1,
                f"{prefix}-0-id": row.pk,
                f"{prefix}-0-{relation.field.name}": own.pk if own else "",
            }
            yield taken
            yield taken | {f"{prefix}-0-DELETE": "on"}
