"""What the page of the search shows."""

import pytest

from tests import factories as make
from tests.factories.pages import PageFactory
from tests.pages import links_of, text_of

from .asking import answer, heading, titles

pytestmark = pytest.mark.django_db


@pytest.fixture
def network():
    """A country with a post, somebody who holds it, and an action with a partner."""
    country = make.CountryFactory(
        slug="bulgaria", name_en="Bulgaria", name_fr="Bulgarie", partner=True
    )
    seat = make.OrganisationFactory(name_en="Embassy in Sofia", country=country, in_town=True)
    role = make.RoleFactory(acronym="SCAC", name_en="Cooperation service", name_fr="Service")
    post = make.ActorFactory(slug="scac-sofia", role=role, organisation=seat)
    make.HolderFactory(actor=post, given_name="Ana", family_name="Đinđić")
    partner = make.OrganisationFactory(name_en="Animus Foundation", country=country, kind="ngo")
    action = make.ActionFactory(
        title_en="A school for parents",
        leader=post,
        countries=[country],
        partners=[partner],
        starts_on="2014-03-01",
        ends_on="2016-01-31",
    )
    strategy = make.StrategyFactory(title_en="Strategy of prevention")
    make.ComponentFactory(strategy=strategy, number=1, title_en="Knowing the routes")
    return action


def test_every_kind_of_thing_is_found(network):
    assert titles("djindjic") == ["Ana Đinđić – SCAC, Embassy in Sofia"]
    assert titles("prevention") == ["Strategy of prevention"]
    assert titles("routes") == ["1. Knowing the routes"]
    assert titles("cooperation service", kind="role") == ["SCAC – Cooperation service"]
    assert titles("България", kind="country") == ["Bulgaria"]
    assert titles("parents school", kind="action") == ["A school for parents"]
    assert titles("animus") == ["Animus Foundation", "A school for parents"]


def test_results_lead_to_their_pages(network):
    links = links_of(answer("animus")) + links_of(answer("djindjic")) + links_of(answer("routes"))
    assert network.get_absolute_url() in links
    assert "/en/network/scac-sofia/" in links
    assert "/en/strategy/#component-1" in links


def test_all_words_must_be_there(network):
    assert titles("djindjic sofia scac")
    assert titles("djindjic varna") == []


def test_titles_with_the_words_come_first(network):
    make.ActionFactory(title_en="Before", summary_en="All about parents", starts_on="2020-01-01")
    assert titles("parents", kind="action") == ["A school for parents", "Before"]


def test_newest_come_first():
    for year in (2013, 2015, 2014):
        make.ActionFactory(title_en=f"Training {year}", starts_on=f"{year}-01-01")
    make.ActionFactory(title_en="Training whenever")
    found = titles("training", kind="action")
    assert found == ["Training 2015", "Training 2014", "Training 2013", "Training whenever"]


def test_filters_choose(network):
    assert titles("sofia", kind="actor") == ["Ana Đinđić – SCAC, Embassy in Sofia"]
    code = network.leader.organisation.country.code
    assert titles("parents", country=code, year=2015)
    assert titles("parents", year=2017) == []
    assert titles("parents", country=make.CountryFactory(partner=True).code) == []
    assert titles("year") == []  # what filters go by is no word
    assert titles("parents 2015") == []


def test_pages_speak_their_language(network):
    make.CountryFactory(name_en="Serbia", name_fr="Serbie", partner=True)
    assert titles("srbija", language="fr") == ["Serbie"]
    assert titles("Србија") == ["Serbia"]


def test_number_of_results_is_told():
    make.RoleFactory(name_en="Magistrate", acronym="")
    assert heading("magistrate") == "1 result for “magistrate”"
    assert heading("judges") == "0 results for “judges”"
    assert "fewer words" in text_of(answer("judges"))


def test_long_answers_come_in_pages():
    for number in range(25):
        make.RoleFactory(name_en=f"Magistrate {number:02}", acronym="")
    first, second = titles("magistrate"), titles("magistrate", page=2)
    assert (len(first), len(second)) == (24, 1)
    assert set(first).isdisjoint(second)
    assert heading("magistrate") == "25 results for “magistrate”"
    assert "?q=magistrate&page=2" in links_of(answer("magistrate"))
    assert "There is no such page" in text_of(answer("magistrate", page=3))


def test_answers_are_cut_where_nobody_reads_on(monkeypatch):
    monkeypatch.setattr("thbnet.search.asking.MOST", 24)
    for number in range(30):
        make.RoleFactory(name_en=f"Magistrate {number:02}", acronym="")
    assert heading("magistrate") == "More than 24 results for “magistrate”"
    assert "Next page" not in text_of(answer("magistrate"))


@pytest.mark.parametrize("words", ["", "  ", "!?", "…"])
def test_question_without_words_gets_hints(words):
    response = answer(words)
    assert response.status_code == 200
    assert "Beginnings of words are enough" in text_of(response)


def test_words_stay_typed(network):
    assert 'value="&quot;&gt;&lt;b"' in answer('"><b').content.decode()


def test_only_the_page_without_a_question_is_shared(client):
    assert getattr(client.get("/en/search/"), "is_shared", False)
    assert not getattr(answer("police"), "is_shared", False)


def test_countries_are_named_with_their_footnote():
    country = make.CountryFactory(
        name_en="Kosovo",
        footnote_en="Without prejudice.",
        footnote_fr="Sans préjudice.",
        partner=True,
    )
    make.ActorFactory(organisation__country=country, role__name_en="Liaison officer")
    assert "Without prejudice." in text_of(answer("liaison"))


def test_pages_about_the_site_are_found():
    PageFactory(key="privacy", title_en="Privacy", body_en="<p>No <strong>tracking</strong></p>")
    assert titles("tracking") == ["Privacy"]
    assert "/en/privacy/" in links_of(answer("tracking"))
