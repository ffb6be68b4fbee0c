"""Conditions in the address of a list: answered when a filter of that list asks them.

A condition over any other column would let the sender guess it, letter by letter, from the rows
that come and go.
"""

import pytest
from django.contrib import admin
from django.contrib.admin.exceptions import DisallowedModelAdminLookup
from django.test import RequestFactory

from .attackers import ATTACKERS

pytestmark = pytest.mark.django_db

DEEPEST = 2  # relations in a row, to and fro


def paths(model, depth: int = DEEPEST, way: str = "") -> list[str]:
    """Every column that a condition could reach from the model."""
    found = []
    for field in model._meta.get_fields():
        found.append(way + field.name)
        if field.related_model and depth > 1:
            found += paths(field.related_model, depth - 1, f"{way}{field.name}__")
    return found


@pytest.mark.parametrize("who", ["staff of Sofia", "administrator"])
def test_list_answers_no_question_that_its_filters_do_not_ask(who, world):
    request = RequestFactory().get("/")
    request.user = ATTACKERS[who].join(world)
    asked = 0
    for model, model_admin in admin.site._registry.items():
        answered = model_admin.questions(request)
        for path in paths(model):
            for lookup in (path, f"{path}__startswith", f"{path}__gte"):
                if lookup not in answered:
                    asked += 1
                    assert not model_admin.lookup_allowed(lookup, "m", request), lookup
    assert asked > 1000


@pytest.mark.parametrize("lookup", ["organisation__members__password__startswith", "email__gt"])
def test_forged_condition_is_refused_by_the_list_itself(lookup, world):
    request = RequestFactory().get("/", {lookup: "m"})
    request.user = ATTACKERS["staff of Sofia"].join(world)
    model = next(iter(world.sofia.rows))
    with pytest.raises(DisallowedModelAdminLookup):
        admin.site.get_model_admin(model).get_changelist_instance(request)
