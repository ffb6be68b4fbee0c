"""What a list is asked beside its filters: to sort itself, to search, to act on chosen rows."""

import pytest
from django.contrib import admin

from network.models import Actor
from tests.admin_pages import page
from tests.factories import MemberFactory

pytestmark = pytest.mark.django_db

every_model = pytest.mark.parametrize(
    "model", list(admin.site._registry), ids=lambda model: model.__name__
)


@pytest.fixture
def superuser(client):
    client.force_login(MemberFactory(superuser=True))
    return client


@every_model
def test_list_sorts_itself_by_every_column(model, superuser):
    url = page(model, "changelist")
    columns = len(superuser.get(url).context["cl"].list_display)
    for order in [*range(columns), *(f"-{column}" for column in range(columns))]:
        assert superuser.get(url, {"o": order}).status_code == 200, order


@every_model
def test_list_searched_for_a_thousand_words_answers(model, superuser):
    assert superuser.get(page(model, "changelist"), {"q": "word " * 1000}).status_code == 200


@pytest.mark.parametrize("key", ["abc", "\0", "1" + "0" * 30])
def test_forged_key_of_a_chosen_row_is_refused(key, superuser):
    data = {"action": "delete_selected", "_selected_action": key}
    assert superuser.post(page(Actor, "changelist"), data).status_code == 400
