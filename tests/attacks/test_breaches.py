"""The walk is worth what it finds: take away one limit after the other, and it complains."""

import pytest

from network.admin.owned import OwnedAdmin
from network.models import Actor, Holder
from strategy.models import Action
from thbnet.admin.limits import LimitedChoices
from thbnet.admin.questions import LimitedQuestions

from .snapshots import changes, snapshot
from .test_reading import STAFF, told, visits
from .test_writing import attacks, send

pytestmark = pytest.mark.django_db


def every_row(self, request):
    return super(OwnedAdmin, self).get_queryset(request)


def every_choice(_self, _db, field, _request):
    return field.remote_field.model.objects.all()


def every_filter(_self, item):
    return item


READING = {
    "rows": (OwnedAdmin, "get_queryset", every_row, Holder),
    "filters": (LimitedQuestions, "_only_related", every_filter, Actor),
    "proposals": (LimitedChoices, "get_field_queryset", every_choice, Action),
}


@pytest.mark.parametrize("limit", READING)
def test_walk_notices_what_is_told_without_a_limit(limit, world, client, monkeypatch):
    *place, breach, model = READING[limit]
    member = STAFF.join(world)
    walk = [visit for visit in visits(world, member, STAFF.secrets) if visit[0].model is model]
    assert told(client, member, STAFF.secrets, walk) == {}
    monkeypatch.setattr(*place, breach)
    assert told(client, member, STAFF.secrets, walk)


WRITING = {
    "rows and owners": (
        [
            (OwnedAdmin, "get_queryset", every_row),
            (OwnedAdmin, "owns", lambda *_args: True),
        ],
        Holder,
    ),
    "choices": ([(LimitedChoices, "get_field_queryset", every_choice)], Holder),
}


@pytest.mark.parametrize("limit", WRITING)
def test_walk_notices_what_changes_without_a_limit(limit, world, client, monkeypatch):
    breaches, model = WRITING[limit]
    member = STAFF.join(world)
    before = snapshot(STAFF.others, member)
    for breach in breaches:
        monkeypatch.setattr(*breach)
    send(client, member, attacks(member, world, model))
    assert model._meta.label in changes(before, snapshot(STAFF.others, member))
