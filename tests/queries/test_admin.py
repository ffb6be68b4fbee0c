"""How many queries each page of the admin takes: a number, the same for 3 rows and for 300."""

import pytest
from django.contrib import admin
from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.test.utils import CaptureQueriesContext

from network.models import (
    Actor,
    Country,
    Holder,
    Hotline,
    Member,
    Message,
    Organisation,
    Role,
    Town,
)
from newsletter.models import Edition, Issue, StandardQuestion, Term
from strategy.models import Action, Component, Contribution, Strategy
from tests.admin_pages import page
from tests.factories import MemberFactory
from thbnet.models import Page

from .issues import issues
from .rows import network, strategy

pytestmark = pytest.mark.django_db

# Of the list, and of the page of one row that names as many others.
SUPERUSER = {
    Actor: (11, 11),
    Holder: (7, 5),
    Organisation: (6, 6),
    Role: (5, 4),
    Country: (5, 6),
    Town: (6, 5),
    Member: (8, 7),
    Message: (8, 3),
    Hotline: (6, 5),
    Page: (5, 4),
    Action: (11, 16),
    Contribution: (7, 7),
    Strategy: (5, 6),
    Component: (6, 7),
    Issue: (6, 58),  # with 9 kinds of blocks, 30 of each
    Edition: (6, 3),
    Term: (5, 3),
    StandardQuestion: (5, 3),
}
STAFF = {Actor: (13, 11), Holder: (9, 7), Message: (10, 5), Action: (13, 19)}


def counted(client, rows: dict) -> dict:
    ContentType.objects.get_for_models(*rows)
    found = {}
    for model, row in rows.items():
        urls = [page(model, "changelist"), page(model, "change", row.pk)]
        found[model] = tuple(queries_of(client, url) for url in urls)
    return found


def queries_of(client, url: str) -> int:
    client.get(url)  # what is learnt once stays known
    with CaptureQueriesContext(connection) as queries:
        response = client.get(url)
    assert response.status_code == 200, url
    return len(queries)


@pytest.fixture(params=[3, 300])
def rows(request):
    found = network(request.param)
    found |= strategy(request.param, found[Actor])
    return found | issues(request.param, found)


def test_pages_take_as_many_queries_for_3_rows_as_for_300(rows, client):
    assert rows.keys() == admin.site._registry.keys()
    root = MemberFactory(superuser=True, organisation=rows[Organisation])
    client.force_login(root)
    assert counted(client, rows) == SUPERUSER
    client.force_login(MemberFactory(staff=True, organisation=rows[Organisation]))
    assert counted(client, {model: rows[model] for model in STAFF}) == STAFF
