"""What holds for every page of accounts, and which addresses there are none."""

import pytest
from django.urls import get_resolver

from tests.factories import MemberFactory
from tests.second_factors import give_app, give_recovery_codes
from thbnet.accounts.urls import urlpatterns

from .doors import give_code, give_password

pytestmark = pytest.mark.django_db

KEYS = {"pk": "7", "uidb36": "5", "key": "abc-def"}
PATHS = sorted(
    "/accounts/"
    + get_resolver("thbnet.accounts.urls").reverse_dict.getlist(url.name)[0][0][0][0] % KEYS
    for url in urlpatterns
)


@pytest.fixture
def member(client):
    """Signed in a minute ago, with a second factor."""
    member = MemberFactory(staff=True)
    app, _codes = give_app(member), give_recovery_codes(member)
    give_password(client, member)
    give_code(client, app.code())
    return member


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("method", ["get", "post"])
def test_pages_answer_strangers_without_failing(client, path, method):
    assert getattr(client, method)(path).status_code in {200, 302, 404, 405}


@pytest.mark.parametrize("path", PATHS)
def test_pages_answer_members_and_are_kept_nowhere(client, member, path):
    answer = client.get(path)
    if "/passkeys/7/" in path:
        assert answer.status_code == 404
        return
    assert answer.status_code in {200, 302}
    assert "no-store" in answer.headers["Cache-Control"]
    html = answer.content.decode()
    if answer.status_code == 200 and "<html" in html:
        assert html.count("<h1") == 1
        assert '<meta name="robots" content="noindex">' in html
        assert "script-src 'self';" in answer.headers["Content-Security-Policy"] + ";"
        assert "unsafe-inline" not in answer.headers["Content-Security-Policy"]


@pytest.mark.parametrize(
    "path",
    ["signup/", "signup/passkey/", "email/", "confirm-email/", "password/set/", "webauthn/signup/"],
)
@pytest.mark.parametrize("method", ["get", "post"])
def test_nobody_signs_up_or_changes_their_address(client, path, method):
    assert getattr(client, method)(f"/accounts/{path}").status_code == 404


@pytest.mark.parametrize("pk", ["0", "999999999999999999999999"])
def test_passkeys_of_nobody_are_not_found(client, member, pk):
    for path in (f"/accounts/passkeys/{pk}/", f"/accounts/passkeys/{pk}/remove/"):
        assert client.get(path).status_code == 404


def test_account_page_tells_who_one_is(client, member):
    html = client.get("/accounts/").content.decode()
    assert member.username in html
    assert member.email in html
    assert "10 codes are left" in html


def test_pages_speak_the_readers_language(client):
    client.post("/admin/language/", {"language": "fr", "next": "/accounts/login/"})
    assert '<html lang="fr">' in client.get("/accounts/login/").content.decode()
