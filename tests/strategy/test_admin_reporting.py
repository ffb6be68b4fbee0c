"""How somebody at an embassy reports an action: with what the form proposes, and no more."""

import re

import pytest

from strategy.models import Action
from tests.admin_pages import page, typed
from tests.factories import ActionFactory, ActorFactory, ComponentFactory, MemberFactory

pytestmark = pytest.mark.django_db

WORDS = {
    "title_en": "Training of judges",
    "title_fr": "Formation des juges",
    "summary_en": "Two days in Sofia.",
    "summary_fr": "Deux jours à Sofia.",
}


@pytest.fixture
def form(staff):
    """The form of a new action, as the embassy's staff find it."""
    return staff.get(page(Action, "add"))


def report(client, form, **words):
    data = typed(form) | WORDS | {"components": [ComponentFactory().pk]} | words
    client.post(page(Action, "add"), data, follow=True)
    return Action.objects.exclude(title_en="Training in Sofia").latest("pk")


def html(response) -> str:
    return response.content.decode()


def test_new_action_is_led_by_the_embassys_post_in_its_country(staff, sofia, form):
    action = report(staff, form)
    assert action.leader == sofia.actor
    assert list(action.countries.all()) == [sofia.organisation.country]


def test_nobody_chooses_among_several_posts_for_the_member(staff, sofia):
    ActorFactory(organisation=sofia.organisation)
    form = staff.get(page(Action, "add"))
    assert form.context["adminform"].form["leader"].value() is None


def test_every_required_choice_is_in_the_page_without_scripts(staff, form, sofia, sarajevo):
    component = ComponentFactory()
    shown = html(staff.get(page(Action, "add")))
    assert f'name="components" value="{component.pk}"' in shown
    assert f'name="countries" value="{sofia.organisation.country_id}"' in shown
    assert f'<option value="{sofia.actor.pk}" selected>' in shown
    assert f'<option value="{sarajevo.actor.pk}"' not in shown


def test_page_address_is_made_from_the_title(staff, form):
    assert "slug" not in form.context["adminform"].form.fields
    assert report(staff, form).slug == "training-of-judges"
    assert report(staff, form).slug == "training-of-judges-2"
    assert report(staff, form).slug == "training-of-judges-3"


def test_title_in_other_letters_or_of_great_length_has_an_address_too(staff, form):
    assert report(staff, form, title_en="Обучение").slug == "action"
    ActionFactory(slug="word" + "-word" * 13)
    long = report(staff, form, title_en="word " * 40)
    assert staff.get(f"/en/actions/{long.slug}/").status_code == 200


def test_address_stays_when_the_title_changes(staff, sofia):
    url = page(Action, "change", sofia.action.pk)
    data = typed(staff.get(url)) | {"components": [ComponentFactory().pk], "title_en": "New title"}
    staff.post(url, data)
    sofia.action.refresh_from_db()
    assert (sofia.action.title_en, sofia.action.slug) == ("New title", "training-sofia")


def test_ctr_chooses_an_address_or_leaves_it_empty(client, sofia):
    client.force_login(MemberFactory(ctr=True))
    form = client.get(page(Action, "add"))
    needed = {"leader": sofia.actor.pk, "countries": [sofia.organisation.country_id]}
    assert form.context["adminform"].form["countries"].value() is None
    assert report(client, form, **needed, slug="judges").slug == "judges"
    assert report(client, form, **needed, slug="").slug == "training-of-judges"


def test_refused_form_keeps_what_was_typed_and_ticked(staff, form):
    component = ComponentFactory()
    words = WORDS | {"title_fr": "", "components": [component.pk]}
    again = staff.post(page(Action, "add"), typed(form) | words)
    shown = again.context["adminform"].form
    assert set(shown.errors) == {"title_fr"}
    assert shown["title_en"].value() == WORDS["title_en"]
    assert re.search(rf'name="components" value="{component.pk}"[^>]* checked', html(again))
