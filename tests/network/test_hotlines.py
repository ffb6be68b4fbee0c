import pytest

from tests.factories import ActorFactory, CountryFactory, HotlineFactory, MemberFactory
from tests.pages import links_of, text_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def bulgaria():
    country = CountryFactory(slug="bulgaria", name_en="Bulgaria", partner=True)
    HotlineFactory(country=country, name_en="Sofia calling", number="000 11", spoken_en="Bulgarian")
    HotlineFactory(country=CountryFactory(partner=True), name_en="Elsewhere calling")
    HotlineFactory(name_en="Everywhere", number="112", hours_en="day and night")
    return country


def test_country_page_lists_its_hotlines_and_those_of_every_country(client, bulgaria):
    response = client.get("/en/countries/bulgaria/")
    assert "Sofia calling" in text_of(response)
    assert "Languages: Bulgarian" in text_of(response)
    assert {"tel:112", "tel:00011"} <= set(links_of(response))
    assert "Elsewhere calling" not in text_of(response)


def test_form_of_a_post_lists_the_hotlines_of_its_countries(client, bulgaria):
    ActorFactory(slug="scac", countries=[bulgaria])
    told = text_of(client.get("/en/network/scac/contact/"))
    assert "Sofia calling" in told
    assert "Everywhere" in told
    assert "Elsewhere calling" not in told


def test_general_form_lists_them_all_the_general_ones_first(client, bulgaria):
    told = text_of(client.get("/en/contact/"))
    assert told.index("Everywhere") < told.index("Sofia calling")
    assert "Elsewhere calling" in told


@pytest.mark.parametrize("posts", [3, 300])
def test_forms_ask_the_same_few_queries(client, django_assert_num_queries, bulgaria, posts):
    HotlineFactory.create_batch(posts, country=bulgaria)
    regional = ActorFactory.create_batch(posts, countries=[bulgaria])
    ActorFactory(slug="scac", countries=[bulgaria])
    assert regional
    for path, queries in {"contact/": 2, "network/scac/contact/": 7}.items():
        with django_assert_num_queries(queries, info=path):
            client.get(f"/en/{path}")


@pytest.mark.parametrize("number", ["call us", "+", "112<b>", "1\n2", ""])
def test_number_that_nobody_can_dial_is_refused(client, number):
    client.force_login(MemberFactory(ctr=True))
    sent = {"name_en": "Help", "name_fr": "Aide", "number": number, "ordering": 1}
    response = client.post("/admin/network/hotline/add/", sent)
    assert "number" in response.context["adminform"].form.errors
