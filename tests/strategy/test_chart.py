"""Contributions as bars: what the picture says, in lengths and in words."""

import re
from itertools import pairwise
from xml.etree import ElementTree

import pytest
from django.template.loader import render_to_string
from django.utils import translation

from strategy.chart import bar_chart
from strategy.funding import by_year, totals
from strategy.models import Contribution
from tests.factories import ActionFactory, ContributionFactory
from thbnet.lettering import text_width

pytestmark = pytest.mark.django_db

Stage = Contribution.Stage


def drawn():
    return bar_chart(by_year(totals(Contribution.objects.all())))


def test_without_money_there_is_no_chart():
    assert drawn() is None


def test_bars_are_as_long_as_their_amounts():
    for year, amount in ((2014, 200), (2013, 50), (2012, 0.01)):
        ContributionFactory(year=year, amount=amount)
    longest, quarter, least = (bar.width for bar in drawn().bars)
    assert quarter / longest == pytest.approx(0.25, abs=0.01)
    assert 0 < least < quarter


def test_an_amount_that_is_not_published_has_words_and_no_bar():
    ContributionFactory(amount=None)
    chart = drawn()
    assert chart.bars == []
    assert "1 amount not published" in [line.text for line in chart.lines]


def test_stages_have_patterns_of_their_own_and_are_named():
    for stage in Stage.values:
        ContributionFactory(stage=stage)
    chart = drawn()
    assert [bar.stage for bar in chart.bars] == Stage.values
    svg = render_to_string("_components/chart.html", {"chart": chart})
    for stage in Stage:
        assert f'id="chart-{stage.value}"' in svg
        assert f'fill="url(#chart-{stage.value})"' in svg
        assert f"{stage.label}, for the work as a whole" in svg


def test_years_without_money_are_told_in_one_line():
    for year in (2014, 2009):
        ContributionFactory(year=year)
    texts = [line.text for line in drawn().lines if line.kind in {"year", "nothing"}]
    assert texts == ["2014", "2010–2013", "no contribution recorded", "2009"]


def test_its_words_tell_what_its_bars_show():
    ContributionFactory(amount=100, qualifier_en="about")
    ContributionFactory(year=2012, action=ActionFactory(), amount=None)
    assert drawn().description == (
        "2014, Announced, for the work as a whole: about 100 euros. "
        "2013: no contribution recorded. "
        "2012, Announced, for single actions: 1 amount not published."
    )


@pytest.mark.parametrize("language", ["en", "fr"])
def test_nothing_overlaps_or_is_wider_than_a_small_telephone(language):
    qualifier = "according to an estimate that nobody has confirmed so far"
    for year in (2014, 2013):
        for stage in Stage.values:
            ContributionFactory(
                year=year, stage=stage, qualifier_en=qualifier, qualifier_fr=qualifier
            )
    with translation.override(language):
        chart = drawn()
        svg = render_to_string("_components/chart.html", {"chart": chart})
    assert all(text_width(line.text, 15) < 280 for line in chart.lines)
    spans = sorted(
        [(line.y - 12, line.y + 4) for line in chart.lines]
        + [(bar.y, bar.y + chart.bar) for bar in chart.bars]
    )
    assert all(one[1] <= other[0] for one, other in pairwise(spans))
    assert spans[-1][1] < chart.height
    root = ElementTree.fromstring(svg.strip())
    assert root.find("title").text
    assert not re.search(r'\b(x|y|width|height)="[^"]*,', svg)
