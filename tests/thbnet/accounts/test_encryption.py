"""What the database tells about second factors: nothing that opens an account."""

import json

import pytest
from allauth.mfa.models import Authenticator
from django.contrib.sessions.models import Session
from django.core.management import call_command
from django.core.management.utils import get_random_secret_key

from tests.factories import MemberFactory
from tests.pages import text_of
from tests.second_factors import give_app, give_recovery_codes

from .doors import give_code, give_password, is_in
from .test_second_factor import enrol

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("strict")]


@pytest.fixture
def member():
    return MemberFactory(staff=True)


def stored() -> str:
    rows = [json.dumps(row.data) for row in Authenticator.objects.all()]
    sessions = [json.dumps(session.get_decoded()) for session in Session.objects.all()]
    return "".join(rows + sessions)


def test_secrets_are_unreadable_in_the_database(client, member):
    give_password(client, member)
    app = enrol(client)
    assert Authenticator.objects.count() == 2
    assert app.secret not in stored()
    seeds = Authenticator.objects.get(type="recovery_codes").data["seed"]
    assert seeds.startswith("gAAAA")  # Fernet's first byte, and a time of this century
    assert not any(code in stored() for code in give_recovery_codes(member))


def test_secrets_survive_a_new_key(client, member, settings):
    app, codes = give_app(member), give_recovery_codes(member)
    former, settings.SECRET_KEY = settings.SECRET_KEY, get_random_secret_key()
    settings.SECRET_KEY_FALLBACKS = [former]
    for code in (app.code(), codes[0]):
        client.logout()
        give_password(client, member)
        give_code(client, code)
        assert is_in(client)


def test_lost_key_keeps_the_door_shut_with_a_message(client, member, settings):
    app = give_app(member)
    settings.SECRET_KEY = get_random_secret_key()
    give_password(client, member)
    assert "cannot read your second factor any more" in text_of(give_code(client, app.code()))
    assert not is_in(client)


def test_former_key_can_go_after_renewing(client, member, settings):
    app, codes = give_app(member), give_recovery_codes(member)
    former, settings.SECRET_KEY = settings.SECRET_KEY, get_random_secret_key()
    settings.SECRET_KEY_FALLBACKS = [former]
    call_command("renew_encryption")
    settings.SECRET_KEY_FALLBACKS = []
    for code in (app.code(), codes[0]):
        client.logout()
        give_password(client, member)
        give_code(client, code)
        assert is_in(client)


def test_renewing_tells_what_it_could_not_read(member, settings, capsys):
    give_app(member)
    settings.SECRET_KEY = get_random_secret_key()
    call_command("renew_encryption")
    assert "1 could not be read" in capsys.readouterr().err
