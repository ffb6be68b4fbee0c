"""What search engines are told: every public page, nothing else, and where to find the list."""

import datetime
from xml.etree import ElementTree

import pytest
from django.utils import timezone

from tests import test_public_pages
from tests.factories import (
    ActorFactory,
    CountryFactory,
    EditionFactory,
    IssueFactory,
    OrganisationFactory,
)
from thbnet import sitemaps

pytestmark = pytest.mark.django_db

full_site = test_public_pages.full_site
NAMES = {
    "s": "http://www.sitemaps.org/schemas/sitemap/0.9",
    "x": "http://www.w3.org/1999/xhtml",
}


@pytest.fixture(autouse=True)
def _address(settings):
    settings.SITE_URL = "https://portal.example"


def entries(client, address="/sitemap.xml"):
    """(address, its element) of each entry."""
    response = client.get(address)
    assert response.headers["Content-Type"] == "application/xml"
    tree = ElementTree.fromstring(response.content)
    return {entry.find("s:loc", NAMES).text: entry for entry in tree}


def test_every_page_is_there_in_both_languages_and_can_be_had(client, full_site):
    found = entries(client)
    paths = [address.removeprefix("https://portal.example") for address in found]
    for page in ("", "countries/bulgaria/", "network/scac-sofia/", "actions/varna/", "open-data/"):
        assert {f"/en/{page}", f"/fr/{page}"} <= set(paths), page
    assert {"/en/newsletter/1/", "/fr/newsletter/1/", "/en/privacy/"} <= set(paths)
    for path in paths:
        assert client.get(path).status_code == 200, path


def test_an_entry_names_its_page_in_every_language(client, full_site):
    entry = entries(client)["https://portal.example/fr/countries/bulgaria/"]
    told = {link.get("hreflang"): link.get("href") for link in entry.findall("x:link", NAMES)}
    assert told == {
        code: f"https://portal.example/{code}/countries/bulgaria/" for code in ("en", "fr")
    }


def test_an_issue_is_as_it_is_since_its_last_revision(client):
    issue = IssueFactory(number=3, published=True)
    EditionFactory(issue=issue)
    revision = EditionFactory(issue=issue, number=2).revision
    entry = entries(client)["https://portal.example/en/newsletter/3/"]
    told = datetime.datetime.fromisoformat(entry.find("s:lastmod", NAMES).text)
    assert abs(told - revision.made_at) < datetime.timedelta(seconds=1)


@pytest.mark.parametrize("state", ["in_review", "withdrawn"])
def test_what_is_not_public_is_not_there(client, state):
    EditionFactory(issue=IssueFactory(number=7, **{state: True}))
    CountryFactory(slug="never-a-partner")
    ActorFactory(slug="not-yet", since="2999-01-01")
    told = " ".join(entries(client))
    assert "newsletter/7/" not in told
    assert "never-a-partner" not in told
    assert "not-yet" not in told


@pytest.mark.parametrize("count", [3, 300])
def test_sitemap_takes_eight_queries(client, count, django_assert_num_queries):
    CountryFactory.create_batch(3, partner=True)
    ActorFactory.create_batch(count, organisation=OrganisationFactory())
    with django_assert_num_queries(8):
        client.get("/sitemap.xml")


def test_more_pages_than_one_sitemap_may_have_are_in_several(client, monkeypatch):
    monkeypatch.setattr(sitemaps, "LARGEST", 2)
    for slug in ("albania", "bulgaria", "croatia"):
        CountryFactory(slug=slug, partner=True)
    index = entries(client)
    first, second = (f"https://portal.example/sitemap-countries-{part}.xml" for part in (1, 2))
    assert {first, second} <= set(index)
    assert len(entries(client, "/sitemap-countries-1.xml")) == 4
    assert list(entries(client, "/sitemap-countries-2.xml")) == [
        "https://portal.example/en/countries/croatia/",
        "https://portal.example/fr/countries/croatia/",
    ]


@pytest.mark.parametrize(
    "name", ["countries-0", "countries-2", "countries-99999999999999999999", "towns-1"]
)
def test_a_sitemap_that_does_not_exist_is_not_found(client, name):
    assert client.get(f"/sitemap-{name}.xml").status_code == 404


def test_robots_keep_out_of_the_offices_and_find_the_sitemap(client):
    lines = client.get("/robots.txt").content.decode().splitlines()
    assert {"Disallow: /admin/", "Disallow: /texts/"} <= set(lines)
    assert "Sitemap: https://portal.example/sitemap.xml" in lines


def test_security_txt_tells_whom_to_write_for_half_a_year(client, settings):
    settings.SECURITY_CONTACTS = ["mailto:a@example.org", "https://example.org/report"]
    response = client.get("/.well-known/security.txt")
    told = [line.partition(": ")[::2] for line in response.content.decode().splitlines()]
    assert [value for name, value in told if name == "Contact"] == settings.SECURITY_CONTACTS
    fields = dict(told)
    assert fields["Canonical"] == "https://portal.example/.well-known/security.txt"
    assert fields["Preferred-Languages"] == "en, fr"
    ahead = datetime.datetime.fromisoformat(fields["Expires"]) - timezone.now()
    assert datetime.timedelta(days=170) < ahead < datetime.timedelta(days=365)
    assert response.headers["Content-Type"] == "text/plain; charset=utf-8"
