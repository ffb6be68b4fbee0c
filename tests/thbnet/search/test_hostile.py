"""Whatever is asked gets a clear page."""

from urllib.parse import quote

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests import factories as make
from tests.pages import text_of

from .asking import answer

pytestmark = pytest.mark.django_db

LETTERS = st.characters(codec=None)  # also NUL, and halves of characters
VALUES = st.one_of(
    st.text(LETTERS, max_size=60),
    st.text(st.sampled_from("\"'%_*()=\\;-:{}^ <>a0\0\ud800œ́и"), max_size=60),
    st.sampled_from(["AND", "NOT police", '"', 'x" OR "y', "title_words:a", "=year=2014", "NEAR("]),
)
OTHERS = st.one_of(
    VALUES, st.sampled_from(["-1", "0", "9" * 40, "2014", "actor", "XK", "1e5", "²"])
)


def address(query: list[tuple[str, str]]) -> str:
    """As a browser sends it, half characters too."""
    sent = (f"{name}={quote(value, errors='surrogatepass')}" for name, value in query)
    return f"/en/search/?{'&'.join(sent)}"


@settings(
    max_examples=150,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    words=st.lists(VALUES, max_size=3),
    others=st.lists(st.tuples(st.sampled_from(["kind", "country", "year", "page"]), OTHERS)),
)
def test_every_question_gets_a_page(client, words, others):
    response = client.get(address([*(("q", word) for word in words), *others]))
    assert response.status_code in {200, 400}
    assert response.content.count(b"<h1") == 1


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("word " * 10_000, "200 characters"),
        ("x" * 100_000, "200 characters"),
        ("a b c d e f g h i j k l m", "too many words"),
        ("police\0", "Null characters"),
    ],
)
def test_question_that_is_too_much_is_told_so_beside_the_field(words, told):
    response = answer(words)
    assert response.status_code == 400
    assert told in text_of(response)


@pytest.mark.parametrize(
    "query", [{"kind": "draft"}, {"country": "ZZ"}, {"year": "soon"}, {"year": 12}, {"page": "0"}]
)
def test_filter_that_is_nonsense_is_told_so_and_stays(query):
    response = answer("police", **query)
    assert response.status_code == 400
    assert 'value="police"' in response.content.decode()


def test_what_is_found_is_text_not_markup():
    make.RoleFactory(name_en="<script>magistrate</script>", acronym="", field_of_work_en="<b>&amp;")
    html = answer("magistrate script").content.decode()
    assert "<script>magistrate" not in html
    assert "&lt;<mark>script</mark>&gt;<mark>magistrate</mark>&lt;" in html
    assert "&lt;b&gt;&amp;amp;" in html
