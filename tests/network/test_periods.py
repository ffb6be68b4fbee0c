"""One rule in two forms: what a set of periods says of a day, and what each of them says."""

import datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from network.models import Partnership
from tests.factories import CountryFactory

pytestmark = pytest.mark.django_db

DAYS = [datetime.date(2015, 1, 1) + datetime.timedelta(days=number) for number in range(6)]
day, end = some.sampled_from(DAYS), some.sampled_from([None, *DAYS])
periods = some.tuples(end, end).filter(lambda ends: None in ends or ends[0] < ends[1])
few = settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@pytest.fixture
def country():
    return CountryFactory()


def saved(country, ends) -> Partnership:
    """The country's only partnership, past every check: the dates alone are at issue."""
    country.partnerships.all().delete()
    return Partnership.objects.create(country=country, since=ends[0], until=ends[1])


@few
@given(ends=periods, on=day)
def test_set_and_object_agree_on_which_period_holds(country, ends, on):
    period = saved(country, ends)
    assert Partnership.objects.on(on).exists() == period.holds_on(on)


@few
@given(ends=periods, others=periods)
def test_periods_overlap_when_they_share_a_day(country, ends, others):
    """Days before the first and after the last stand for the open ends."""
    around = [DAYS[0] - datetime.timedelta(days=1), *DAYS, DAYS[-1] + datetime.timedelta(days=1)]
    one, other = saved(country, ends), Partnership(since=others[0], until=others[1])
    share = any(one.holds_on(on) and other.holds_on(on) for on in around)
    assert Partnership.objects.overlapping(*others).exists() == share
