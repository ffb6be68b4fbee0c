"""What autocompletes offer for every field of every table, to everybody."""

import pytest
from django.apps import apps
from django.urls import reverse

from network.models import Actor, Country, Organisation, Role, Town
from strategy.models import Component

from .attackers import ATTACKERS
from .secrets import SOFIA, secrets_in

pytestmark = pytest.mark.django_db

# Whose names everybody may read, here and on public pages.
PUBLIC = {Organisation, Town, Country, Role, Component}


def questions() -> list[dict]:
    """Relations by both their ends; other fields offer nothing, whatever they are asked."""
    return [
        {"app_label": model._meta.app_label, "model_name": model._meta.model_name, **rest}
        for model in apps.get_models(include_auto_created=True)
        for field in model._meta.get_fields()
        if field.related_model not in PUBLIC
        for rest in _terms(field)
    ]


def _terms(field) -> list[dict]:
    terms = ["", "secret"] if field.is_relation else [""]
    return [{"field_name": field.name, "term": term} for term in terms]


@pytest.mark.parametrize("who", ATTACKERS)
def test_no_field_offers_what_is_anothers(who, world, client):
    attacker = ATTACKERS[who]
    client.force_login(attacker.join(world))
    asked = questions()
    url = reverse("admin:autocomplete")
    told = [one for one in asked if secrets_in(client.get(url, one), attacker.secrets)]
    assert told == []
    assert len(asked) > 500


@pytest.mark.parametrize(
    "field", [("network", "holder", "actor"), ("strategy", "action", "leader")]
)
def test_field_offers_what_is_ones_own(field, world, client):
    client.force_login(ATTACKERS["staff of Sofia"].join(world))
    query = dict(zip(("app_label", "model_name", "field_name"), field, strict=True))
    answer = client.get(reverse("admin:autocomplete"), query)
    offered = {choice["id"] for choice in answer.json()["results"]}
    assert offered == {str(post.pk) for post in world.sofia.rows[Actor]}
    assert secrets_in(answer, {SOFIA})
