"""What the lists to choose from offer to staff: own posts, everybody's names, no accounts."""

import pytest
from django.urls import reverse

pytestmark = pytest.mark.django_db


CHOICES = [
    ("network", "holder", "actor"),
    ("strategy", "action", "leader"),
]


def choices(client, app: str, model: str, field: str, term=""):
    query = {"app_label": app, "model_name": model, "field_name": field, "term": term}
    return client.get(reverse("admin:autocomplete"), query)


@pytest.mark.parametrize("field", CHOICES, ids=".".join)
def test_autocomplete_offers_own_posts_only(field, staff, sarajevo, sofia):
    offered = choices(staff, *field).json()["results"]
    assert [choice["id"] for choice in offered] == [str(sofia.actor.pk)]
    assert choices(staff, *field, term="sarajevo").json()["results"] == []


def test_autocomplete_offers_every_partner_by_name_alone(staff, sarajevo, sofia):
    offered = choices(staff, "strategy", "action", "partners", term="sarajevo").json()["results"]
    assert offered == [{"id": str(sarajevo.organisation.pk), "text": "Embassy in Sarajevo"}]


@pytest.mark.parametrize(
    "field",
    [
        ("newsletter", "contact", "actor"),
        ("network", "member", "organisation"),
        ("network", "member", "groups"),
        ("network", "organisation", "members"),
        ("newsletter", "issue", "published_by"),
        ("admin", "logentry", "user"),
        ("strategy", "action", "title_en"),
        ("strategy", "nothing", "title_en"),
    ],
    ids=".".join,
)
def test_autocomplete_of_a_field_that_one_may_not_fill_in_is_refused(field, staff):
    assert choices(staff, *field).status_code == 403
