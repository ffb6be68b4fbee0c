"""The page that shows every component to those who change how pages look."""

import datetime

import pytest

from tests.factories import ActionFactory, ActorFactory, ComponentFactory, HolderFactory
from tests.pages import text_of

pytestmark = pytest.mark.django_db


def test_nobody_sees_it_on_a_public_server(client):
    assert client.get("/styleguide/").status_code == 404


def test_it_shows_posts_in_every_state_and_forms_with_their_mistakes(client, settings):
    settings.DEBUG = True
    HolderFactory(actor__role__name_en="Held")
    ActorFactory(role__name_en="Vacant")
    ActorFactory(role__name_en="Closed", until=datetime.date(2020, 1, 1))
    ActionFactory(title_en="An action", components=[ComponentFactory()])
    response = client.get("/styleguide/")
    text = text_of(response)
    for shown in ("Vacant post", "Closed post", "An action", "This field is required."):
        assert shown in text
    assert b'aria-invalid="true"' in response.content


def test_it_does_without_content(client, settings):
    settings.DEBUG = True
    assert client.get("/styleguide/").status_code == 200
