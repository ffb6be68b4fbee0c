"""What nobody would ask: every public page with parameters answers it, clearly, never with a 500.

A page that takes parameters joins `PAGES`.
"""

from urllib.parse import urlencode

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as some

from tests.factories import ActorFactory, CountryFactory, StrategyFactory
from tests.hostile import ANY_TEXT, DATES, KEYS, NUMBERS

pytestmark = pytest.mark.django_db

PAGES = {
    "countries/": ["on"],
    "countries/bulgaria/": ["on"],
    "network/": ["role", "country", "reach", "vacant", "on", "page"],
    "network/map.svg": ["role", "country", "reach", "vacant", "on"],
    "network/scac-sofia/": ["on"],
    "strategy/": ["on"],
    "actions/": ["component", "country", "year", "role", "status", "leader", "page"],
    "search/": ["q", "kind", "country", "year", "page"],
}
KNOWN = ["bulgaria", "scac", "regional", "yes", "2014-12-31", "1", "2", ""]
SHORT = [text for text in (*ANY_TEXT, *NUMBERS, *KEYS, *DATES) if len(text) < 6000]
words = some.one_of(
    some.sampled_from(KNOWN + SHORT),
    some.text(max_size=40),
    some.dates().map(str),
    some.integers().map(str),
)


def asked(names: list[str]):
    """Query strings: known and unknown names, in any order, also more than once."""
    name = some.one_of(some.sampled_from(names), some.text(max_size=8))
    return some.lists(some.tuples(name, words), max_size=8)


@pytest.fixture
def site():
    country = CountryFactory(slug="bulgaria", partner=True)
    ActorFactory(slug="scac-sofia", role__acronym="SCAC", organisation__country=country)
    StrategyFactory()


@pytest.mark.parametrize("path", PAGES)
def test_pages_answer_whatever_is_asked(client, site, path):
    @settings(
        max_examples=40,
        deadline=None,
        suppress_health_check=[HealthCheck.function_scoped_fixture],
    )
    @given(asked(PAGES[path]))
    @example([(name, "\0") for name in PAGES[path]])
    @example([(name, "x" * 5000) for name in PAGES[path]] * 2)
    def answers(pairs):
        query = urlencode(pairs, errors="surrogatepass")
        response = client.get(f"/en/{path}?{query}")
        numbered = {"page"} & dict(pairs).keys()
        assert response.status_code in ({200, 400, 404} if numbered else {200, 400}), query
        if response.status_code == 400 and not numbered and path != "network/map.svg":
            html = response.content.decode()
            # Beside its field, or above them all where the field is a hidden one.
            assert "invalid-feedback" in html or 'class="alert' in html, query

    answers()
