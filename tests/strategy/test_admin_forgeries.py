"""Values that no page of the admin offered to staff, sent all the same."""

import pytest

from network.models import Actor, Holder
from strategy.models import Action, Contribution
from tests.admin_pages import errors_of, page, typed
from tests.factories import MemberFactory, RoleFactory
from thbnet.admin.limits import LONGEST_TEXT

pytestmark = pytest.mark.django_db


def test_forged_post_of_a_holder_is_refused(staff, sarajevo, sofia):
    url = page(Holder, "change", sofia.holder.pk)
    response = staff.post(url, typed(staff.get(url)) | {"actor": sarajevo.actor.pk})
    assert "actor" in errors_of(response)
    sofia.holder.refresh_from_db()
    assert sofia.holder.actor == sofia.actor


@pytest.mark.parametrize("name", ["add", "change"])
def test_forged_leader_of_an_action_is_refused(name, staff, sarajevo, sofia):
    url = page(Action, name, *([sofia.action.pk] if name == "change" else []))
    response = staff.post(url, typed(staff.get(url)) | {"leader": sarajevo.actor.pk})
    assert "leader" in errors_of(response)
    assert list(sarajevo.actor.led_actions.all()) == [sarajevo.action]


def test_forged_organisation_role_and_address_of_a_post_change_nothing(staff, sarajevo, sofia):
    url = page(Actor, "change", sofia.actor.pk)
    forged = {"organisation": sarajevo.organisation.pk, "slug": "mine", "role": RoleFactory().pk}
    response = staff.post(url, typed(staff.get(url)) | forged | {"mandate_en": "Co-operation."})
    assert response.status_code == 302
    before = dict(vars(sofia.actor))
    sofia.actor.refresh_from_db()
    assert sofia.actor.mandate_en == "Co-operation."
    for name in ("organisation_id", "slug", "role_id"):
        assert getattr(sofia.actor, name) == before[name]


def test_forged_row_of_another_actions_money_is_refused(staff, sarajevo, sofia):
    url = page(Action, "change", sofia.action.pk)
    data = typed(staff.get(url)) | {"contributions-0-id": sarajevo.contribution.pk}
    staff.post(url, data | {"contributions-0-amount": "1"})
    staff.post(url, data | {"contributions-0-DELETE": "on"})
    untouched = Contribution.objects.get(pk=sarajevo.contribution.pk)
    assert (untouched.action, untouched.amount) == (sarajevo.action, 270000)


def test_forged_rows_of_a_table_that_only_shows_are_not_read(staff, sarajevo, sofia):
    sofia.holder.delete()
    url = page(Actor, "change", sofia.actor.pk)
    table = {
        "holders-TOTAL_FORMS": 1,
        "holders-INITIAL_FORMS": 1,
        "holders-0-actor": sofia.actor.pk,
    }
    forged = table | {"holders-0-id": sarajevo.holder.pk, "email": "no address"}
    assert "email" in errors_of(staff.post(url, typed(staff.get(url)) | forged))
    assert staff.post(url, typed(staff.get(url)) | forged | {"email": ""}).status_code == 302
    sarajevo.holder.refresh_from_db()
    assert sarajevo.holder.actor == sarajevo.actor


def test_money_of_all_embassies_is_in_no_list_of_staff(staff, sarajevo, sofia):
    """Their rights to contributions serve the rows inside an action, and nothing else."""
    for name, args in [
        ("changelist", []),
        ("add", []),
        ("change", [sofia.contribution.pk]),
        ("change", [sarajevo.contribution.pk]),
        ("delete", [sarajevo.contribution.pk]),
        ("history", [sarajevo.contribution.pk]),
    ]:
        assert staff.get(page(Contribution, name, *args)).status_code == 403


@pytest.mark.parametrize(
    ("model", "name"),
    [
        (Actor, "mandate_en"),
        (Holder, "biography_fr"),
        (Action, "summary_en"),
        (Action, "description_fr"),
    ],
)
def test_endless_text_is_refused(model, name, staff, sofia):
    """Two megabytes of "&" would keep the sanitiser, and a processor, busy for a minute."""
    url = page(model, "change", sofia.rows[model].pk)
    response = staff.post(url, typed(staff.get(url)) | {name: "&" * (LONGEST_TEXT + 1)})
    assert name in errors_of(response)


def test_saving_as_new_is_refused_where_no_page_offers_it(staff, sofia):
    """Django would show the page of a row that it does not have."""
    for url in (page(Action, "add"), page(Holder, "change", sofia.holder.pk)):
        assert staff.post(url, {"_saveasnew": "1"}).status_code == 400


def test_emptied_page_address_that_comes_back_with_errors_links_nowhere(client, sofia):
    client.force_login(MemberFactory(ctr=True))
    url = page(Action, "change", sofia.action.pk)
    answer = client.post(url, typed(client.get(url)) | {"slug": "", "title_en": ""})
    assert "title_en" in errors_of(answer)
