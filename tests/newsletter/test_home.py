import datetime

import pytest

from tests.factories import (
    ActionFactory,
    ArticleFactory,
    ComponentFactory,
    CountryFactory,
    EditionFactory,
    IssueFactory,
    StrategyFactory,
    TownFactory,
)
from tests.pages import links_of, text_of

pytestmark = pytest.mark.django_db

TEASER = {"title": "What we learnt", "text": "In three towns.", "anchor": "article-5"}


def test_home_of_an_empty_site_says_what_will_come(client):
    text = text_of(client.get("/en/"))
    assert "The first issue is being written." in text
    assert "No action has been entered yet." in text


def test_home_announces_the_newest_issue(client):
    EditionFactory(issue=IssueFactory(number=1, published=True), title="The old one")
    EditionFactory(
        issue=IssueFactory(number=2, published=True), title="The new one", teasers=[TEASER]
    )
    EditionFactory(issue=IssueFactory(number=3), title="The next one")
    response = client.get("/en/")
    text = text_of(response)
    assert "The new one" in text
    assert "What we learnt" in text
    assert "/en/newsletter/2/#article-5" in links_of(response)
    assert "The old one" not in text
    assert "The next one" not in text


def test_home_does_not_show_a_correction_in_preparation(client):
    """What an editor changes in a published issue stays inside until the next revision."""
    issue = IssueFactory(number=1, published=True)
    block = ArticleFactory(parent=issue, teaser_en="As published", title_en="As published")
    EditionFactory(issue=issue, teasers=[TEASER])
    block.teaser_en = block.title_en = "Not yet"
    block.save()
    assert "Not yet" not in text_of(client.get("/en/"))


def test_home_tells_the_strategy_in_force(client):
    StrategyFactory(adopted_on=datetime.date(2014, 6, 30), objective_en="Know more.")
    StrategyFactory(adopted_on=datetime.date(2999, 1, 1), objective_en="Fly to the moon.")
    text = text_of(client.get("/en/"))
    assert "Know more." in text
    assert "Fly to the moon." not in text


def test_home_shows_the_three_latest_actions(client):
    for year in (2011, 2012, 2013, 2014):
        ActionFactory(title_en=f"Started in {year}", starts_on=datetime.date(year, 1, 1))
    text = text_of(client.get("/en/"))
    assert text.index("Started in 2014") < text.index("Started in 2013")
    assert "Started in 2012" in text
    assert "Started in 2011" not in text


def test_home_counts_the_partner_countries(client):
    country = CountryFactory(partner=True, name_en="Bulgaria")
    CountryFactory(former_partner=True, name_en="Atlantis")
    response = client.get("/en/")
    assert "1 partner country" in text_of(response)
    assert country.get_absolute_url() in links_of(response)
    assert "Atlantis" not in text_of(response)


@pytest.mark.parametrize("count", [3, 300])
def test_home_asks_the_same_number_of_questions(client, count, django_assert_num_queries):
    component, town = ComponentFactory(), TownFactory()
    for number in range(1, count + 1):
        EditionFactory(issue=IssueFactory(number=number, published=True), teasers=[TEASER])
        ActionFactory(components=[component], towns=[town], countries=[CountryFactory()])
    with django_assert_num_queries(7):
        client.get("/en/")
