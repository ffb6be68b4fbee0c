"""Bad input in every form of the network's and the strategy's admin, field by field.

Each form is first filled in properly; then the fields of one kind get a value that nobody should
type. The answer is a message, with everything else still there, or a saved and clean row: never a
crash.
"""

from collections import defaultdict
from html import escape

import pytest
from django import forms
from django.contrib import admin
from django.db import transaction
from django.forms.models import InlineForeignKeyField
from django.test import RequestFactory
from django_prose_editor.fields import ProseEditorField

from network.models import Message
from strategy.models import Action
from tests import hostile
from tests.admin_pages import errors_of, fields_of, page, typed
from tests.factories import (
    ActionFactory,
    ComponentFactory,
    HolderFactory,
    MemberFactory,
    OrganisationFactory,
    TownFactory,
)

pytestmark = pytest.mark.django_db

MODELS = [
    model
    for model in admin.site._registry
    if model._meta.app_label in {"network", "strategy"} and model is not Message
]  # messages are written by readers
PROPER = {
    "acronym": "TYPED",
    "code": "ZZ",
    "colour": "#123456",
    "email": "typed@example.org",
    "language": "bs",
    "number": "7",
    "number_abroad": "+359 2 000 00 00",
    "ordering": "10",
    "password1": "a very long and unlikely sentence",
    "password2": "a very long and unlikely sentence",
    "phone": "+43 1 000 00 00",
    "portrait_ppoi": "0.5x0.5",
    "slug": "typed-address",
    "until": "2015-01-01",
    "usable_password": "true",
    "username": "typed.name",
    "website": "https://example.org/typed",
    "year": "2014",
}


def proper(name: str, field):
    """Something plausible for the field, or None to leave it out."""
    plain = name.rpartition("-")[2]
    if isinstance(field, (forms.BooleanField, forms.FileField, InlineForeignKeyField)):
        return None
    if plain == "id":
        return None
    if isinstance(field, forms.ModelChoiceField):
        return [row.pk for row in field.queryset.order_by("pk")[:1]]
    if isinstance(field, forms.ChoiceField):
        values = [value for value, _label in field.choices if value]
        return PROPER[plain] if PROPER.get(plain) in values else values[0]
    if isinstance(field, forms.DateField):
        return PROPER.get(plain, "2014-06-30")
    return PROPER.get(plain, "42.5" if isinstance(field, forms.DecimalField) else "Typed in")


def filled_in(response) -> dict:
    """The page's form, properly filled in, with one row in each of its tables."""
    fields = fields_of(response)
    totals = {f"{name.split('-')[0]}-TOTAL_FORMS": 1 for name in fields if "-0-" in name}
    values = {name: proper(name, field) for name, field in fields.items()}
    sent = {name: value for name, value in values.items() if value is not None}
    return typed(response) | totals | sent


@pytest.fixture
def superuser(client):
    client.force_login(MemberFactory(superuser=True))
    return client


@pytest.fixture
def _choices():
    """A row of everything that the forms offer to choose from."""
    organisation = OrganisationFactory(in_town=True)
    components = [ComponentFactory(number=1)]
    action = ActionFactory(components=components, countries=[organisation.country])
    TownFactory(country=organisation.country)
    HolderFactory(actor=action.leader, until="2013-01-01")


@pytest.mark.usefixtures("_choices")
@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_form_filled_in_properly_is_saved(model, superuser):
    """Or the test below would meet nothing but messages about something else."""
    response = superuser.post(page(model, "add"), filled_in(superuser.get(page(model, "add"))))
    assert response.status_code == 302, errors_of(response)


@pytest.mark.usefixtures("_choices")
@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_bad_input_is_a_message_or_saved_clean(model, superuser):
    shown = superuser.get(page(model, "add"))
    data = filled_in(shown)
    for names, value in bad_turns(fields_of(shown)):
        with transaction.atomic():
            response = superuser.post(page(model, "add"), data | dict.fromkeys(names, value))
            assert_answered(response, model, data | dict.fromkeys(names, ""))
            transaction.set_rollback(True)


def bad_turns(fields: dict):
    """(names, value): fields of one kind, which refuse or accept alike, get a value together."""
    alike = defaultdict(list)
    for name, field in fields.items():
        if not name.endswith("_fr"):  # the English one's twin
            alike[type(field), getattr(field, "max_length", None), field.required].append(name)
    for names in alike.values():
        for value in hostile.values(fields[names[0]]):
            yield names, value


def assert_answered(response, model, data):
    if response.status_code == 302:
        assert_clean(model.objects.latest("pk"))
    else:
        assert response.status_code == 200
        assert errors_of(response)
        assert_nothing_lost(response, data)


def assert_clean(row):
    rich = [f.attname for f in row._meta.fields if isinstance(f, ProseEditorField)]
    saved = " ".join(getattr(row, name) for name in rich)
    assert not [found for found in hostile.FORBIDDEN if found in saved]


def assert_nothing_lost(response, data):
    told = response.content.decode()
    for name, value in data.items():
        if isinstance(value, str) and "password" not in name:
            assert escape(value) in told, f"{name} was lost"


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_form_sent_without_anything_is_messages(model, superuser):
    response = superuser.post(page(model, "add"), {})
    assert response.status_code == 200
    assert errors_of(response)


@pytest.mark.parametrize("value", hostile.FOCAL_POINTS)
def test_focal_point_outside_the_picture_is_a_message(value, superuser):
    holder = HolderFactory(pictured=True)
    url = page(type(holder), "change", holder.pk)
    response = superuser.post(url, typed(superuser.get(url)) | {"portrait_ppoi": value})
    assert "portrait_ppoi" in errors_of(response)


@pytest.mark.parametrize("term", ["\0", "x" * 5000, "%", "'"])
@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_list_searched_for_anything_answers(model, term, superuser):
    assert superuser.get(page(model, "changelist"), {"q": term}).status_code == 200


@pytest.mark.parametrize("key", hostile.KEYS)
@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_page_of_a_row_that_cannot_be_is_not_found(model, key, superuser):
    for name in ("change", "delete", "history"):
        assert superuser.get(page(model, name, key)).status_code in {302, 404}


@pytest.mark.parametrize("value", ["abc", "\0", "-1", "9" * 9, "1" + "0" * 30, ""])
@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_filter_asked_for_anything_answers(model, value, superuser):
    """With rows, or back to the whole list, or as a bad request: never with a crash."""
    model_admin = admin.site.get_model_admin(model)
    for question in model_admin.questions(RequestFactory().get("/")):
        response = superuser.get(page(model, "changelist"), {question: value})
        assert response.status_code in {200, 302, 400}


def test_action_that_ends_before_it_starts_is_a_message_beside_its_end(client):
    client.force_login(MemberFactory(ctr=True))
    url = page(Action, "change", ActionFactory().pk)
    sent = typed(client.get(url)) | {"starts_on": "2016-01-02", "ends_on": "2016-01-01"}
    message = "An action cannot end before it starts."
    assert errors_of(client.post(url, sent))["ends_on"] == [message]
