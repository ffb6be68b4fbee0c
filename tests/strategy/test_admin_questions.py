"""Conditions in the address of a list: answered when a filter of that list asks them."""

import pytest

from network.models import Actor, Holder
from strategy.models import Action
from tests.admin_pages import page

pytestmark = pytest.mark.django_db


LOOKUPS = {
    Actor: [
        "email__startswith=office",
        "organisation__members__password__startswith=m",
        "role__actors__email__startswith=office",
        "organisation__name_en__contains=Sof",
        "slug=scac-sofia",
    ],
    Holder: [
        "actor__email__startswith=office",
        "actor__organisation__members__password__startswith=m",
        "family_name__startswith=O",
        "actor__role__actors__email__contains=sarajevo",
    ],
    Action: [
        "leader__email__startswith=office",
        "leader__organisation__members__username__startswith=m",
        "components__actions__leader__email__contains=sarajevo",
        "starts_on__week_day=2",
    ],
}


@pytest.mark.parametrize(
    ("model", "lookup"),
    [(model, lookup) for model, lookups in LOOKUPS.items() for lookup in lookups],
    ids=str,
)
def test_list_answers_no_question_that_its_filters_do_not_ask(model, lookup, staff, sofia):
    assert staff.get(f"{page(model, 'changelist')}?{lookup}").status_code == 400


@pytest.mark.parametrize(
    ("model", "lookup"),
    [
        (Actor, "role__id__exact={role}"),
        (Actor, "vacant=no"),
        (Actor, "organisation__id__exact={organisation}"),
        (Holder, "in_office=yes"),
        (Action, "status__exact=ongoing"),
        (Action, "starts_on__year=2014"),
    ],
    ids=str,
)
def test_list_answers_the_questions_of_its_filters(model, lookup, staff, sarajevo, sofia):
    sofia.action.starts_on = "2014-10-01"
    sofia.action.save()
    query = lookup.format(role=sofia.actor.role_id, organisation=sofia.actor.organisation_id)
    response = staff.get(f"{page(model, 'changelist')}?{query}")
    assert list(response.context["cl"].result_list) == [sofia.rows[model]]
