"""OpenSearch: what browsers need to search the site from their own address bar."""

from xml.etree import ElementTree

import pytest

from .asking import answer

pytestmark = pytest.mark.django_db
OPENSEARCH = "{http://a9.com/-/spec/opensearch/1.1/}"


@pytest.mark.parametrize("language", ["en", "fr"])
def test_search_page_leads_to_its_description(client, settings, language):
    settings.SITE_URL = "https://portal.example"
    address = f"/{language}/search/description.xml"
    html = answer(language=language).content.decode()
    link = f'rel="search" type="application/opensearchdescription+xml" href="{address}"'
    assert link in html
    assert 'rel="search"' not in client.get(f"/{language}/").content.decode()
    response = client.get(address)
    assert response.headers["Content-Type"] == "application/opensearchdescription+xml"
    assert response.is_shared
    told = ElementTree.fromstring(response.content)
    assert told.tag == f"{OPENSEARCH}OpenSearchDescription"
    assert told.findtext(f"{OPENSEARCH}Language") == language
    assert len(told.findtext(f"{OPENSEARCH}ShortName")) <= 16
    search, itself = (url.get("template") for url in told.iter(f"{OPENSEARCH}Url"))
    assert search == f"https://portal.example/{language}/search/?q={{searchTerms}}"
    assert itself == f"https://portal.example{address}"


def test_addresses_that_are_described_answer(client):
    told = ElementTree.fromstring(client.get("/fr/search/description.xml").content)
    template = next(told.iter(f"{OPENSEARCH}Url")).get("template")
    path = template.replace("{searchTerms}", "pr%C3%A9vention")
    assert client.get(path.partition("example")[2]).status_code == 200
