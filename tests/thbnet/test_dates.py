"""Days that people type: in any usual way, and never with the month first."""

import datetime

import pytest
from django import forms
from django.utils import translation

from thbnet.dates import DAY_MESSAGES

FIRST_OF_SEPTEMBER = datetime.date(2026, 9, 1)


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("typed", ["2026-09-01", "01/09/2026", "1/9/2026", "1.9.2026"])
def test_day_is_understood_as_it_is_written_in_the_region(language, typed):
    with translation.override(language):
        assert forms.DateField().clean(typed) == FIRST_OF_SEPTEMBER


def test_day_is_understood_with_the_month_in_letters():
    with translation.override("en"):
        assert forms.DateField().clean("1 September 2026") == FIRST_OF_SEPTEMBER


@pytest.mark.parametrize(("language", "example"), [("en", "-09-30"), ("fr", "30/09/")])
def test_what_is_no_day_is_answered_with_an_example(language, example):
    with translation.override(language), pytest.raises(forms.ValidationError, match=example):
        forms.DateField(error_messages=DAY_MESSAGES).clean("next autumn")
