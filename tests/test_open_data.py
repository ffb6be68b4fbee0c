"""The open data: tables that machines and spreadsheets read, of what is public and no more."""

import csv
import io
import json
from decimal import Decimal

import pytest

from tests import test_public_pages
from tests.factories import (
    ActionFactory,
    ActorFactory,
    ContributionFactory,
    CountryFactory,
    EditionFactory,
    IssueFactory,
    KeyFigureOfStrategyFactory,
    OrganisationFactory,
    StrategyFactory,
)
from tests.test_public_pages import EMAIL, PHONE, show
from thbnet.open_data import tables
from thbnet.open_data.formats import cell

pytestmark = pytest.mark.django_db

full_site = test_public_pages.full_site
QUERIES = {
    "countries": 3,
    "organisations": 1,
    "roles": 1,
    "posts": 2,
    "actions": 4,
    "contributions": 1,
    "key-figures": 1,
    "issues": 2,
}


def csv_rows(client, name) -> list[dict]:
    content = client.get(f"/open-data/{name}.csv").content
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))


def json_rows(client, name) -> list[dict]:
    return json.loads(client.get(f"/open-data/{name}.json").content)


def test_tables_are_those_that_are_promised():
    assert {table.name for table in tables()} == QUERIES.keys()


@pytest.mark.parametrize("name", QUERIES)
def test_a_table_is_the_same_as_csv_and_as_json(client, full_site, name):
    as_csv, as_json = csv_rows(client, name), json_rows(client, name)
    assert len(as_csv) == len(as_json) > 0
    assert as_csv[0].keys() == as_json[0].keys()
    key = next(iter(as_json[0]))
    assert [row[key] for row in as_csv] == [str(row[key]) for row in as_json]
    assert len({row[key] for row in as_csv}) == len(as_csv)


def test_a_row_tells_what_the_pages_tell(client, settings):
    settings.SITE_URL = "https://portal.example"
    bulgaria = CountryFactory(code="BG", slug="bulgaria", name_fr="Bulgarie", partner=True)
    giver = OrganisationFactory(name_fr="La préfecture d’Île-de-France", country=bulgaria)
    post = ActorFactory(slug="scac-sofia", organisation=giver, countries=[bulgaria])
    action = ActionFactory(slug="varna", leader=post, countries=[bulgaria], partners=[giver])
    ContributionFactory(action=action, giver=giver, amount="1500.50", year=2014)
    (country,) = csv_rows(client, "countries")
    assert (country["code"], country["name_fr"], country["is_partner"]) == (
        "BG",
        "Bulgarie",
        "true",
    )
    assert country["url_fr"] == "https://portal.example/fr/countries/bulgaria/"
    (told,) = json_rows(client, "posts")
    assert (told["id"], told["countries"], told["is_vacant"]) == ("scac-sofia", ["BG"], True)
    (told,) = csv_rows(client, "actions")
    assert (told["leader"], told["countries"], told["partners"]) == (
        "scac-sofia",
        "BG",
        str(giver.pk),
    )
    (told,) = json_rows(client, "contributions")
    assert (told["amount"], told["giver"], told["action"]) == (1500.5, giver.pk, "varna")


def test_a_key_figure_is_told_with_its_source_and_its_day(client):
    strategy = StrategyFactory(adopted_on="2014-06-30")
    figure = KeyFigureOfStrategyFactory(
        strategy=strategy, figure_fr="500 000", qualifier_fr="environ", source_fr="Le ministère"
    )
    (told,) = csv_rows(client, "key-figures")
    assert (told["id"], told["figure_fr"], told["qualifier_fr"], told["source_fr"]) == (
        str(figure.pk),
        "500 000",
        "environ",
        "Le ministère",
    )
    assert (told["told_on"], told["strategy_adopted_on"]) == ("2014-06-30", "2014-06-30")
    assert f'id="{figure.anchor}"' in client.get("/en/strategy/").content.decode()


def test_an_issue_is_told_with_its_last_revision(client):
    issue = IssueFactory(number=4, published=True)
    for number, language in ((1, "en"), (1, "fr"), (2, "en"), (2, "fr")):
        EditionFactory(issue=issue, number=number, language=language, title=f"{language} {number}")
    (told,) = json_rows(client, "issues")
    assert (told["number"], told["revision"]) == (4, 2)
    assert (told["title_en"], told["title_fr"]) == ("en 2", "fr 2")
    assert told["pdf_fr"].endswith("/fr/newsletter/4/pdf/")


@pytest.mark.parametrize("state", ["draft", "in_review", "withdrawn"])
def test_what_is_not_public_is_in_no_table(client, full_site, state):
    traits = {} if state == "draft" else {state: True}
    EditionFactory(issue=IssueFactory(number=77, **traits), title="Unheard-of")
    CountryFactory(slug="unheard-of", name_en="Unheard-of")
    ActorFactory(slug="unheard-of", since="2999-01-01", organisation__name_en="Unheard-of, to come")
    OrganisationFactory(name_en="Unheard-of, on no page")
    KeyFigureOfStrategyFactory(label_en="Unheard-of", told_on="2999-01-01")
    KeyFigureOfStrategyFactory(label_en="Unheard-of", strategy__adopted_on="2999-01-01")
    for name in QUERIES:
        for suffix in ("csv", "json"):
            told = client.get(f"/open-data/{name}.{suffix}").content.decode()
            assert "nheard-of" not in told, name


def test_organisations_are_those_that_pages_name(client):
    partner, coordinator, giver = OrganisationFactory.create_batch(3)
    action = ActionFactory(partners=[partner], coordinator=coordinator)
    ContributionFactory(action=action, giver=giver)
    OrganisationFactory()
    told = {row["id"] for row in json_rows(client, "organisations")}
    leader = action.leader.organisation
    assert told == {row.pk for row in (partner, coordinator, giver, leader)}


@pytest.mark.parametrize("visibility", ["public", "network", "nobody"])
def test_tables_hold_neither_contact_details_nor_persons(client, full_site, visibility):
    show(full_site, visibility)
    person = full_site.holders.get()
    for name in QUERIES:
        told = client.get(f"/open-data/{name}.json").content.decode()
        for private in (EMAIL, PHONE, person.family_name):
            assert private not in told, name


@pytest.mark.parametrize("count", [3, 300])
def test_tables_take_as_many_queries_for_many_rows(client, count, django_assert_num_queries):
    country, giver = CountryFactory(partner=True), OrganisationFactory()
    for post in ActorFactory.create_batch(count, organisation=giver, countries=[country]):
        action = ActionFactory(leader=post, countries=[country])
        ContributionFactory(action=action, giver=giver)
        KeyFigureOfStrategyFactory()
    for number in range(1, 4):
        EditionFactory(issue=IssueFactory(number=number, published=True))
    for name, queries in QUERIES.items():
        with django_assert_num_queries(queries, info=name):
            client.get(f"/open-data/{name}.csv")
    with django_assert_num_queries(8):
        client.get("/en/open-data/")


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("=1+1", "'=1+1"),
        ("+359 2", "'+359 2"),
        ("-", "'-"),
        ("@sum", "'@sum"),
        ("\tx", "'\tx"),
        ("\rx", "'\rx"),
        (" =1", "' =1"),
        ("\uff1d1", "'\uff1d1"),
        (["=a", "b"], "'=a|b"),
        ("a=b", "a=b"),
        ("a;=1", "a;'=1"),
        ('a; "=1', "a; \"'=1"),
        ("a\n-1", "a\n'-1"),
        ("a;b\tc\nd", "a;b\tc\nd"),
        (-1, -1),
        (Decimal("-12.50"), Decimal("-12.50")),
        (True, "true"),
        (None, ""),
    ],
)
def test_no_cell_is_a_formula_and_numbers_stay_numbers(value, written):
    assert cell(value) == written


def test_files_open_as_they_are(client, full_site):
    as_csv = client.get("/open-data/countries.csv")
    assert as_csv.content.startswith(b"\xef\xbb\xbf")
    assert as_csv.headers["Content-Type"] == "text/csv; charset=utf-8"
    assert as_csv.headers["Content-Disposition"] == 'attachment; filename="countries.csv"'
    for address in ("countries.csv", "countries.json", "datapackage.json"):
        response = client.get(f"/open-data/{address}")
        assert response.headers["Access-Control-Allow-Origin"] == "*"
        assert response.is_shared, address


def test_the_data_package_describes_every_field(client, full_site):
    package = json.loads(client.get("/open-data/datapackage.json").content)
    assert package["licenses"][0]["name"] == "etalab-2.0"
    for resource in package["resources"]:
        fields = resource["schema"]["fields"]
        assert [field["name"] for field in fields] == list(json_rows(client, resource["name"])[0])
        assert all(field["description"] and field["description_fr"] for field in fields)
        for key in resource["schema"].get("foreignKeys", []):
            assert key["reference"]["resource"] in QUERIES


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_page_explains_the_tables(client, full_site, language):
    html = client.get(f"/{language}/open-data/").content.decode()
    for table in tables():
        assert f'href="/open-data/{table.name}.csv"' in html
        assert all(f"<code>{name}</code>" in html for name in table.names)
    assert "datapackage.json" in html


@pytest.mark.parametrize("name", ["members", "holders", "issue"])
def test_there_is_no_other_table(client, name):
    assert client.get(f"/open-data/{name}.csv").status_code == 404
    assert client.get(f"/open-data/{name}.json").status_code == 404
