"""How many queries the network's public pages take: the same for 3 rows and for 300."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.factories import ActorFactory, CountryFactory, HolderFactory, RoleFactory, TownFactory

pytestmark = pytest.mark.django_db

PAGES = {
    "countries/": 4,
    "countries/?on=2015-12-31": 3,
    "countries/bulgaria/": 16,
    "countries/bulgaria/?on=2015-12-31": 10,
    "network/": 11,
    "network/?role=scac&on=2015-12-31": 11,
    "network/?country=bulgaria&reach=regional&vacant=no": 8,
    "network/scac-sofia/": 10,
    "network/scac-sofia/?on=2015-12-31": 7,
    "glossary/": 2,
}


@pytest.fixture(params=[3, 300])
def rows(request):
    """So many countries, posts there and posts that cover them all from elsewhere."""
    role, town = RoleFactory(acronym="SCAC"), TownFactory()
    bulgaria = CountryFactory(slug="bulgaria", partner=True)
    others = CountryFactory.create_batch(request.param // 3, partner=True)
    here = {"role": role, "organisation__country": bulgaria, "organisation__town": town}
    ActorFactory(slug="scac-sofia", held=True, **here)
    ActorFactory.create_batch(request.param, held=True, **here)
    away = ActorFactory.create_batch(request.param, role=role, countries=[bulgaria, *others[:9]])
    HolderFactory(actor=away[0])


def test_pages_take_as_many_queries_for_3_rows_as_for_300(client, rows):
    found = {}
    for path in PAGES:
        with CaptureQueriesContext(connection) as queries:
            assert client.get(f"/en/{path}").status_code == 200
        found[path] = len(queries)
    assert found == PAGES
