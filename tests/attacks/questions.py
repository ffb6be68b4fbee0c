"""What an address can be asked beside its path."""

from django.contrib import admin
from django.test import RequestFactory

from network.models import Member
from thbnet.versions.history import is_kept

from .secrets import SARAJEVO

# The search finds words of secrets without repeating them in its answer.
OF_A_LIST = [
    "",
    "_facets=True",
    "q=secret",
    "q=kept",
    "o=-1.2.3",
    "all=",
    "p=2",
    "_popup=1",
    "_popup=1&_to_field=id&q=secret",
    "_popup=1&_to_field=email",
    "starts_on__year=1987",
    "confirmed_on__isnull=True",
]
OF_A_ROW = [
    "",
    "_popup=1&_to_field=id",
    "_to_field=email",
    "_changelist_filters=q%3Dsecret",
]


def questions(address, world, secrets) -> list[str]:
    """Where nothing is secret, the pages are the same however one asks for them."""
    guarded = {Member} | (set(world.sarajevo.rows) if SARAJEVO in secrets else set())
    if address.model not in guarded:
        return [""]
    if address.arguments:
        return [*OF_A_ROW, *_versions(address.model, world)]
    return [*OF_A_LIST, *_proposals(address, world), *_filters(address, world)]


def _versions(model, world) -> list[str]:
    """Of Sarajevo's rows, to be asked for at every row."""
    rows = world.sarajevo.rows.get(model, []) if is_kept(model) else []
    return [f"version={row.history.first().pk}" for row in rows[:1]]


def _proposals(address, world) -> list[str]:
    """Foreign rows that the address proposes for the fields of an empty form."""
    if not address.route.endswith("/add/"):
        return []
    return [
        f"{field.name}={world.sarajevo.first(field.related_model).pk}&_popup=1"
        for field in address.model._meta.get_fields()
        if field.related_model in world.sarajevo.rows
    ]


def _filters(address, world) -> list[str]:
    """What the list's filters would be asked by somebody who knows the keys of Sarajevo's rows."""
    if address.model not in world.sarajevo.rows or not address.is_list:
        return []
    row = world.sarajevo.first(address.model)
    asked = admin.site.get_model_admin(address.model).questions(RequestFactory().get("/"))
    return sorted(f"{question}={_answer(row, question)}" for question in asked)


def _answer(row, question: str) -> object:
    """The value with which the row would fulfil the condition, or one that finds something."""
    value = row
    for name in question.replace("__id__exact", "").replace("__exact", "").split("__"):
        value = getattr(value, name, value)
        value = value.first() if hasattr(value, "first") else value
    return getattr(value, "pk", value)
