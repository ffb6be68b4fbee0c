"""Ways in which staff of one embassy could reach another one's rows.

The fixture `sarajevo` first creates what could leak: a post with contact details, its holder, an
action and its money.
"""

import pytest
from django.urls import reverse

from network.models import Actor, Holder
from strategy.models import Action, Contribution
from tests.admin_pages import page, typed
from tests.factories import ActorFactory

pytestmark = pytest.mark.django_db


every_model = pytest.mark.parametrize(
    "model", [Actor, Holder, Action], ids=lambda model: model.__name__
)


def assert_tells_nothing(response):
    told = response.content.decode()
    assert "Sarajevo" not in told
    assert "sarajevo" not in told


@every_model
def test_change_page_of_another_embassy_is_not_found(model, staff, sarajevo, sofia):
    """Nor does it take the form of an own row, which it would find in order."""
    row = sarajevo.rows[model]
    before = model.objects.values().get(pk=row.pk)
    url = page(model, "change", row.pk)
    assert_tells_nothing(staff.get(url, follow=True))
    assert staff.get(url).headers["Location"] == reverse("admin:index")

    data = typed(staff.get(page(model, "change", sofia.rows[model].pk)))
    staff.post(url, data | {"email": "stolen@example.org", "title_en": "Stolen", "slug": "mine"})

    assert model.objects.values().get(pk=row.pk) == before


@every_model
def test_change_page_of_the_own_embassy_opens(model, staff, sofia):
    assert staff.get(page(model, "change", sofia.rows[model].pk)).status_code == 200


@every_model
@pytest.mark.parametrize("query", ["", "?q=sarajevo", "?_facets=1", "?o=2.-1", "?all=", "?p=1"])
def test_list_and_its_filters_tell_nothing_of_another_embassy(query, model, staff, sarajevo, sofia):
    """An embassy of the own role, so that filters over relations would have something to offer."""
    response = staff.get(page(model, "changelist") + query)
    assert response.status_code == 200
    if query != "?q=sarajevo":  # the page repeats the question
        assert_tells_nothing(response)
    expected = 0 if "q=" in query else 1
    assert len(response.context["cl"].result_list) == expected


@every_model
def test_bulk_action_reaches_own_rows_only(model, deleters, sarajevo, sofia):
    """Across all pages, and by the row's number; what protects the own rows is not at issue."""
    Contribution.objects.all().delete()
    chosen = [sofia.rows[model].pk, sarajevo.rows[model].pk]
    data = {"action": "delete_selected", "_selected_action": chosen, "select_across": "1"}
    asked = deleters.post(page(model, "changelist"), data)
    assert asked.status_code == 200
    assert_tells_nothing(asked)

    deleters.post(page(model, "changelist"), data | {"post": "yes"})

    assert model.objects.filter(pk=sarajevo.rows[model].pk).exists()


def test_staff_are_offered_no_deletion_of_posts(staff, sofia):
    actor = ActorFactory(organisation=sofia.organisation)
    data = {"action": "delete_selected", "_selected_action": [actor.pk], "post": "yes"}
    staff.post(page(Actor, "changelist"), data)
    assert staff.post(page(Actor, "delete", actor.pk), {"post": "yes"}).status_code == 403
    assert Actor.objects.filter(pk=actor.pk).exists()


def test_own_row_links_to_its_page(staff, sofia):
    told = staff.get(page(Action, "change", sofia.action.pk)).content.decode()
    assert f'href="{sofia.action.get_absolute_url()}"' in told
