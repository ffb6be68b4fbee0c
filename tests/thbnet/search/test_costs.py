"""What a search costs: so many queries, however much there is."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests import factories as make
from tests.queries.rows import many
from thbnet.models import SearchEntry

from .asking import answer, titles

pytestmark = pytest.mark.django_db


def queries_of(words: str, **filters) -> list[str]:
    with CaptureQueriesContext(connection) as queries:
        assert answer(words, **filters).status_code == 200
    return [query["sql"] for query in queries]


@pytest.fixture(params=[3, 300])
def _posts(request):
    home, role = make.OrganisationFactory(in_town=True), make.RoleFactory(name_en="Magistrate")
    country = make.CountryFactory(partner=True)
    for post in many(make.ActorFactory, request.param, role=role, organisation=home):
        post.countries.add(country)


@pytest.mark.usefixtures("_posts")
def test_search_takes_as_many_queries_for_3_posts_as_for_300():
    assert titles("magistrate")
    # Whether the entries are true, the countries, titles, texts, what is shown.
    assert len(queries_of("magistrate")) == 5
    assert len(queries_of("magistrate", kind="actor", year="", country="")) == 5
    assert len(queries_of("")) == 1


@pytest.mark.usefixtures("_posts")
def test_change_of_one_row_takes_as_many_queries_among_3_posts_as_among_300():
    assert titles("magistrate")
    post = make.ActorFactory(role__name_en="Officer")
    titles("officer")
    post.save()
    assert len(queries_of("officer")) == 24


def test_words_are_looked_up_and_not_looked_for():
    """By the databases' own plans; PostgreSQL would read a table of two rows as it is."""
    plan = "EXPLAIN QUERY PLAN SELECT rowid FROM thbnet_search_words"
    plan += """ WHERE thbnet_search_words MATCH '"  magistrate"' ORDER BY rowid"""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET LOCAL enable_seqscan = off")
            found = SearchEntry.objects.filter(words__contains="  magistrate")
            assert "Bitmap Index Scan on thbnet_search_words" in found.explain()
        else:
            cursor.execute(plan)
            assert "VIRTUAL TABLE INDEX" in str(cursor.fetchall())
