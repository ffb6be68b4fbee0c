"""The names of chosen rows, which a page fetches for all its tables' rows at once."""

import pytest

from strategy.models import Action
from tests.admin_pages import errors_of, page, typed
from tests.factories import ActionFactory, ContributionFactory, MemberFactory

pytestmark = pytest.mark.django_db


def test_chosen_rows_are_named_in_a_table_also_when_it_comes_back_with_errors(client):
    action = ActionFactory()
    for name in ("The ministry", "The city"):
        ContributionFactory(action=action, giver__name_en=name)
    client.force_login(MemberFactory(ctr=True))
    url = page(Action, "change", action.pk)
    shown = client.get(url)
    refused = client.post(url, typed(shown) | {"contributions-0-amount": "much"})
    assert errors_of(refused)
    for answer in (shown, refused):
        told = answer.content.decode()
        assert told.count("selected>The ministry<") == 1
        assert told.count("selected>The city<") == 1


def test_forged_choice_is_named_by_nobody(client):
    action = ActionFactory()
    ContributionFactory(action=action)
    client.force_login(MemberFactory(ctr=True))
    url = page(Action, "change", action.pk)
    for key in ("abc", "9" * 30, "-1"):
        answer = client.post(url, typed(client.get(url)) | {"contributions-0-giver": key})
        assert "contributions-0-giver" in errors_of(answer)
