"""What French has of its own: ordinals, and words that packages leave in English."""

import datetime
import re

import pytest
from django.template import engines
from django.urls import reverse
from django.utils.translation import gettext, override

from tests.factories import IssueFactory


def shown(template: str, **context) -> str:
    return engines["django"].from_string(template).render(context)


def test_first_of_a_month_is_an_ordinal_in_french_only():
    first, second = datetime.date(2015, 5, 1), datetime.date(2015, 5, 2)
    with override("fr"):
        assert shown("{{ day|day }}", day=first) == "1er mai 2015"
        assert shown("{{ day|day }}", day=second) == "2 mai 2015"
    with override("en"):
        assert shown("{{ day|day }}", day=first) == "1 May 2015"


def test_moment_is_told_as_the_day_it_is_in_paris():
    late = datetime.datetime(2015, 4, 30, 23, 30, tzinfo=datetime.UTC)
    assert shown("{{ moment|day }}", moment=late) == "1 May 2015"


def test_time_of_a_day_is_told_with_the_day():
    noon = datetime.datetime(2015, 5, 1, 10, tzinfo=datetime.UTC)
    with override("fr"):
        assert shown("{{ moment|moment }}", moment=noon) == "1er mai 2015 à 12:00"
    with override("en"):
        assert shown("{{ moment|moment }}", moment=noon) == "1 May 2015, 12:00"


def test_quarters_are_ordinals_in_french():
    with override("fr"):
        first, last = IssueFactory.build(quarter=1, year=2015), IssueFactory.build(quarter=4)
        assert first.quarter_name == "1er trimestre 2015"
        assert last.quarter_name.startswith("4e trimestre")


def test_rich_text_editor_speaks_french(admin_client):
    """Its buttons ask for their words where the admin's own scripts do."""
    admin_client.cookies["django_language"] = "fr"
    words = admin_client.get(reverse("admin:jsi18n")).content.decode()
    assert "Modifier le lien" in words


def test_block_editor_speaks_french():
    """The package's own catalogue says something else, or nothing."""
    with override("fr"):
        assert gettext("New item") == "Nouveau bloc"
        assert gettext("Select all") == "Tout sélectionner"


@pytest.mark.parametrize("rows", ["network_actor", "strategy_action", "network_member"])
def test_lists_of_the_admin_speak_french(rows, admin_client):
    """Django's own templates name the search field in English, whatever the language."""
    admin_client.cookies["django_language"] = "fr"
    html = admin_client.get(reverse(f"admin:{rows}_changelist"), {"q": "nobody"}).content.decode()
    assert '<span class="visually-hidden">Recherche</span>' in html
    assert not re.search(r"\b(Search|found|Show|total)\b", text_between_tags(html))


def text_between_tags(html: str) -> str:
    """What is read or read out: texts, and those of attributes."""
    body = re.sub(r"<(script|style).*?</\1>", "", html.partition("<body")[2], flags=re.DOTALL)
    told = re.findall(r'(?:alt|title|aria-label|placeholder)="([^"]*)"', body)
    return " ".join([re.sub(r"<[^>]*>", " ", body), *told])
