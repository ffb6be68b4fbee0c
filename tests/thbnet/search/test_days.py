"""What the search finds from one day to the next; nobody edits anything at midnight."""

import datetime

import pytest
from django.utils import timezone

from tests import factories as make

from .asking import titles

pytestmark = pytest.mark.django_db

LAST_DAY, NEXT_DAY = datetime.date(2031, 1, 31), datetime.date(2031, 2, 1)


@pytest.fixture
def on(monkeypatch):
    """`on(day)` moves today: to its first minute in Paris."""

    def move(day):
        midnight = datetime.datetime.combine(day, datetime.time(0, 1))
        now = timezone.make_aware(midnight, timezone.get_default_timezone())
        monkeypatch.setattr(timezone, "now", lambda: now)

    return move


def test_post_is_handed_over_at_midnight(on):
    on(LAST_DAY)
    post = make.ActorFactory(role__acronym="ASI", organisation__name_en="Embassy")
    make.HolderFactory(actor=post, given_name="Ana", family_name="Kovač", until=NEXT_DAY)
    make.HolderFactory(actor=post, given_name="Ben", family_name="Marić", since=NEXT_DAY)
    assert titles("asi", kind="actor") == ["Ana Kovač – ASI, Embassy"]
    assert titles("maric") == []
    on(NEXT_DAY)
    assert titles("asi", kind="actor") == ["Ben Marić – ASI, Embassy"]
    assert titles("kovac") == []


def test_vacant_post_is_found_without_who_held_it(on):
    on(NEXT_DAY)
    post = make.ActorFactory(role__acronym="ASI", organisation__name_en="Embassy")
    make.HolderFactory(actor=post, family_name="Kovač", until=NEXT_DAY, biography_en="Born in Bar")
    assert titles("asi", kind="actor") == ["ASI, Embassy"]
    assert titles("kovac") == titles("born") == []


def test_post_opens_and_closes_at_midnight(on):
    on(LAST_DAY)
    opening = make.ActorFactory(role__acronym="ASI", organisation__name_en="A", since=NEXT_DAY)
    closing = make.ActorFactory(role__acronym="ETI", organisation__name_en="B", until=NEXT_DAY)
    make.HolderFactory(actor=closing, given_name="Ana", family_name="Kovač")
    make.HolderFactory(actor=opening, family_name="Marić")
    assert titles("asi", kind="actor") == titles("maric") == []
    assert titles("kovac") == ["Ana Kovač – ETI, B"]
    on(NEXT_DAY)
    assert len(titles("asi", kind="actor")) == 1
    assert titles("kovac") == []
    assert titles("closed") == ["ETI, B"]


def test_country_is_found_from_the_day_of_its_partnership(on):
    on(LAST_DAY)
    country = make.CountryFactory(name_en="Slovenia")
    make.PartnershipFactory(country=country, since=NEXT_DAY, until=datetime.date(2031, 2, 3))
    assert titles("slovenia") == []
    on(NEXT_DAY)
    assert titles("slovenia") == ["Slovenia"]
    assert titles("former") == []
    on(datetime.date(2031, 2, 3))
    assert titles("former") == ["Slovenia"]


def test_strategy_is_found_from_the_day_of_its_adoption(on):
    on(LAST_DAY)
    make.StrategyFactory(adopted_on="2014-06-30", title_en="First strategy")
    make.StrategyFactory(adopted_on=NEXT_DAY, title_en="Second strategy")
    assert titles("strategy") == ["First strategy"]
    on(NEXT_DAY)
    assert titles("strategy") == ["Second strategy"]


def test_key_figure_is_found_from_the_day_on_which_it_was_told(on):
    on(LAST_DAY)
    make.KeyFigureOfStrategyFactory(label_en="people exploited", told_on=NEXT_DAY)
    assert titles("exploited") == []
    on(NEXT_DAY)
    assert titles("exploited") == ["10 people exploited"]


def test_days_may_pass_without_a_search(on):
    on(LAST_DAY)
    post = make.ActorFactory(role__acronym="ASI", organisation__name_en="Embassy")
    make.HolderFactory(actor=post, family_name="Kovač", until=datetime.date(2031, 3, 1))
    assert len(titles("kovac")) == 1
    on(datetime.date(2032, 1, 1))
    assert titles("kovac") == []
