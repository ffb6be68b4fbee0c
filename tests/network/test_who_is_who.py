"""Who is who: what can be chosen, page by page."""

import re

import pytest

from network.models import Organisation
from tests.factories import ActorFactory, CountryFactory, HolderFactory, RoleFactory
from tests.pages import links_of, text_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def posts():
    bulgaria = CountryFactory(slug="bulgaria", name_en="Bulgaria", name_fr="Zulgarie")
    austria = CountryFactory(slug="austria", name_en="Austria", name_fr="Autriche")
    scac, ctr = RoleFactory(acronym="SCAC"), RoleFactory(acronym="CTR")
    local = ActorFactory(
        role=scac, organisation__country=bulgaria, organisation__name_en="Embassy in Sofia"
    )
    ActorFactory(
        role=ctr,
        organisation__country=austria,
        organisation__name_en="Office in Vienna",
        countries=[bulgaria],
    )
    HolderFactory(actor=local)


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", {"Sofia", "Vienna"}),
        ("role=scac", {"Sofia"}),
        ("country=bulgaria", {"Sofia", "Vienna"}),
        ("country=austria", {"Vienna"}),
        ("reach=regional", {"Vienna"}),
        ("reach=bilateral", {"Sofia"}),
        ("vacant=yes", {"Vienna"}),
        ("vacant=no", {"Sofia"}),
        ("role=ctr&country=bulgaria&reach=regional&vacant=yes", {"Vienna"}),
        ("role=ctr&vacant=no", set()),
    ],
)
def test_filters_leave_the_posts_that_are_like_what_was_chosen(client, posts, query, found):
    response = client.get(f"/en/network/?{query}")
    assert response.status_code == 200
    titles = re.findall(r'class="card__title">.*? in (\w+)</a>', response.content.decode())
    assert set(titles) == found
    assert ("No post matches." in text_of(response)) == (not found)


@pytest.mark.parametrize("query", ["role=none", "country=peru", "reach=x", "vacant=0", "on=never"])
def test_nonsense_is_told_beside_its_field(client, posts, query):
    response = client.get(f"/en/network/?{query}")
    assert response.status_code == 400
    assert response.content.decode().count("invalid-feedback") == 1


def test_posts_are_in_the_order_of_the_readers_language(client, posts):
    english = text_of(client.get("/en/network/"))
    assert english.index("Office in Vienna") < english.index("Embassy in Sofia")
    french = client.get("/fr/network/").content.decode()
    assert french.index('id="in-austria"') < french.index('id="in-bulgaria"')


def test_long_lists_come_in_pages_that_keep_what_was_chosen(client):
    home = CountryFactory(slug="bulgaria", name_en="Bulgaria")
    ActorFactory.create_batch(25, role=RoleFactory(acronym="SCAC"), organisation__country=home)
    first = client.get("/en/network/?role=scac&country=bulgaria")
    assert first.content.decode().count('class="card"') == 24
    assert "?role=scac&country=bulgaria&page=2" in links_of(first)
    second = client.get("/en/network/?role=scac&country=bulgaria&page=2")
    assert second.content.decode().count('class="card"') == 1
    assert "Bulgaria" in text_of(second)
    assert client.get("/en/network/?page=3").status_code == 404


def test_a_countrys_page_shows_some_of_many_posts_and_leads_to_all(client):
    home = CountryFactory(slug="bulgaria", partner=True)
    ActorFactory.create_batch(25, organisation__country=home)
    response = client.get("/en/countries/bulgaria/")
    assert response.content.decode().count('class="card"') == 24
    assert "/en/network/?country=bulgaria" in links_of(response)


def test_the_map_is_drawn_for_the_role_and_the_day(client, posts):
    Organisation.objects.update(town=None)
    assert b"<svg" in client.get("/en/network/map.svg?role=scac").content
    html = client.get("/en/network/?role=scac").content.decode()
    assert 'src="/en/network/map.svg?role=scac"' in html
    assert "map.svg" not in client.get("/en/network/?vacant=no").content.decode()


def test_acronyms_explain_themselves_and_say_their_language(client, posts):
    html = client.get("/en/network/?role=scac").content.decode()
    assert '<summary class="badge" lang="fr">SCAC</summary>' in html
    assert 'href="/en/glossary/#scac"' in html


def test_names_that_are_not_translated_say_their_language(client):
    ActorFactory(slug="post", organisation__name_en="Zemlja djece", organisation__language="bs")
    html = client.get("/en/network/post/").content.decode()
    assert '<span lang="bs">Zemlja djece</span>' in html


def test_country_pages_lead_to_each_of_their_sections(client):
    CountryFactory(slug="bulgaria", partner=True)
    response = client.get("/en/countries/bulgaria/")
    anchors = [link[1:] for link in links_of(response) if link.startswith("#")]
    assert anchors[1:] == ["posts", "actions", "contacts", "partners", "mentions"]
    assert all(f'id="{anchor}"' in response.content.decode() for anchor in anchors)
