"""The administration asks for more than a password, where the settings say so."""

import time
from threading import Barrier, Thread

import pytest
from allauth.mfa.models import Authenticator
from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.db import connection
from django.test import Client

from tests.factories import MemberFactory
from tests.pages import text_of
from tests.second_factors import PERIOD, App, give_app, give_recovery_codes
from thbnet.accounts import second_factor

from .doors import ACCOUNT, ADMIN, SECOND_STEP, give_code, give_password, is_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("strict")]

ADD, REMOVE = "/accounts/app/add/", "/accounts/app/remove/"
WANTED = "/admin/network/actor/"


@pytest.fixture
def member():
    return MemberFactory(staff=True)


def enrol(client) -> App:
    app = App(client.get(ADD).context["form"].secret)
    assert client.post(ADD, {"code": app.code()}).status_code == 302
    return app


def test_password_alone_opens_the_account_and_nothing_else(client, member):
    give_password(client, member)
    for path in (ADMIN, WANTED, "/admin/help/", "/admin/jsi18n/", "/admin/autocomplete/"):
        assert client.get(path).status_code == 302
        assert client.post(path).status_code in {302, 405}


def test_member_without_factor_adds_one_and_goes_on(client, member):
    give_password(client, member, to=WANTED)
    asked = client.get(WANTED, follow=True)
    assert asked.redirect_chain[-1][0] == ACCOUNT
    assert "One more step before the administration." in text_of(asked)
    enrol(client)
    codes = client.get("/accounts/recovery-codes/")
    assert codes.context["onward"] == WANTED
    assert client.get(WANTED).status_code == 200


def test_code_of_the_app_completes_the_sign_in(client, member):
    app = give_app(member)
    assert give_password(client, member, to=WANTED).headers["Location"] == SECOND_STEP
    assert not is_in(client)
    assert "This code is not valid" in text_of(give_code(client, "000000"))
    assert give_code(client, app.code()).headers["Location"] == WANTED
    assert is_in(client)


def test_second_step_begins_at_its_only_field(client, member):
    give_app(member)
    give_password(client, member, to=WANTED)
    field = client.get(SECOND_STEP).context["form"]["code"]
    assert " autofocus" in str(field)


def test_code_works_once(client, member):
    code = give_app(member).code()
    give_password(client, member)
    give_code(client, code)
    another = Client()
    give_password(another, member)
    assert "This code is not valid" in text_of(give_code(another, code))


def test_recovery_code_opens_once(client, member):
    give_app(member)
    code = give_recovery_codes(member)[0]
    for opened in (True, False):
        browser = Client()
        give_password(browser, member)
        give_code(browser, code)
        assert is_in(browser) is opened


def test_second_step_needs_the_first(client, member):
    app = give_app(member)
    assert give_code(client, app.code()).headers["Location"] == "/accounts/login/"


def test_session_older_than_the_factor_is_asked_for_it(client, member):
    """A password that was stolen before must not add a factor of the thief's either."""
    give_password(client, member)
    app = give_app(member)
    asked = client.get(ADMIN, follow=True)
    assert asked.redirect_chain[-1][0].startswith("/accounts/confirm/code/?next=")
    assert client.get("/accounts/passkeys/add/").headers["Location"].startswith("/accounts/confirm")
    client.post(asked.redirect_chain[-1][0], {"code": app.code()})
    assert is_in(client)


def test_password_does_not_stand_in_for_the_factor_when_factors_change(client, member):
    give_password(client, member)
    give_app(member)
    asked = client.get("/accounts/confirm/?next=/accounts/passkeys/add/")
    assert asked.headers["Location"].startswith("/accounts/confirm/code/")


def test_records_of_somebody_else_open_nothing(client, member):
    app = give_app(member)
    give_password(client, member)
    give_code(client, app.code())
    client.force_login(MemberFactory(staff=True))
    assert not is_in(client)


def test_last_factor_stays(client, member):
    give_password(client, member)
    enrol(client)
    assert "This is your only second factor" in text_of(client.get(REMOVE))
    client.post(REMOVE)
    assert Authenticator.objects.filter(type="totp", user=member).exists()
    assert is_in(client)


def test_factor_goes_where_none_is_required(client, member, settings):
    settings.REQUIRE_SECOND_FACTOR = False
    give_password(client, member)
    enrol(client)
    client.post(REMOVE)
    assert not Authenticator.objects.filter(user=member).exists()


def test_removed_factor_ends_what_it_opened(client, member):
    give_password(client, member)
    app = enrol(client)
    lost = Client()
    give_password(lost, member)
    give_code(lost, app.code())
    assert is_in(lost)
    Authenticator.objects.create(user=member, type="webauthn", data={})
    client.post(REMOVE)
    assert not Authenticator.objects.filter(user=member, type="totp").exists()
    assert not is_in(lost)
    assert is_in(client)


@pytest.mark.django_db(transaction=True)
def test_member_hears_of_a_new_factor(client, member, mailoutbox):
    give_password(client, member)
    enrol(client)
    [mail] = mailoutbox
    assert mail.subject == "An authenticator app was added"
    assert mail.to == [member.email]


def test_recovery_codes_are_shown_saved_and_renewed(client, member):
    give_password(client, member)
    enrol(client)
    shown = text_of(client.get("/accounts/recovery-codes/"))
    saved = client.get("/accounts/recovery-codes/file/")
    assert saved.headers["Content-Disposition"].startswith("attachment")
    codes = saved.content.decode().split()[-10:]
    assert all(code in shown for code in codes)
    client.post("/accounts/recovery-codes/new/")
    assert codes[0] not in text_of(client.get("/accounts/recovery-codes/"))


def test_secret_stays_the_same_after_a_mistyped_code(client, member):
    give_password(client, member)
    secret = client.get(ADD).context["form"].secret
    answer = client.post(ADD, {"code": "000000"})
    assert secret in answer.content.decode()
    assert "This code is not valid" in text_of(answer)


def test_pictures_of_drafts_ask_for_the_factor_too(client):
    ctr = MemberFactory(ctr=True)
    app = give_app(ctr)
    client.force_login(ctr)
    address = "/admin/newsletter/pictures/draft.jpg"
    storages["private"].save("draft.jpg", ContentFile(b"picture"))
    assert client.get(address).status_code == 404
    client.logout()
    give_password(client, ctr)
    give_code(client, app.code())
    assert b"".join(client.get(address)) == b"picture"
    storages["private"].delete("draft.jpg")


@pytest.mark.django_db(transaction=True)
def test_two_removals_at_once_leave_one_factor(member, monkeypatch):
    """Two windows, each of which believes that the other's passkey stays, for a long moment."""
    is_last = second_factor.is_last
    monkeypatch.setattr(second_factor, "is_last", lambda one: (is_last(one), time.sleep(0.5))[0])
    rows = [Authenticator(user=member, type="webauthn", data={"name": n}) for n in ("one", "two")]
    Authenticator.objects.bulk_create(rows)
    app, browsers = give_app(member), [Client(), Client()]
    for browser in browsers:
        give_password(browser, member)
        give_code(browser, app.code())
    Authenticator.objects.filter(type="totp").delete()
    pks = Authenticator.objects.values_list("pk", flat=True)
    together = Barrier(2)

    def remove(browser, pk):
        together.wait()
        browser.post(f"/accounts/passkeys/{pk}/remove/")
        connection.close()

    threads = [Thread(target=remove, args=pair) for pair in zip(browsers, pks, strict=True)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert Authenticator.objects.filter(user=member).count() == 1


def test_code_works_once_for_as_long_as_it_is_valid(client, member, monkeypatch):
    """The clock of a telephone may be ahead by a step: its code is valid for a minute and more."""
    begin = time.time() // PERIOD * PERIOD
    app = give_app(member)
    app.shown = int(begin) // PERIOD
    code = app.code()
    for seconds, opened in ((1, True), (32, False), (62, False)):
        monkeypatch.setattr(time, "time", lambda now=begin + seconds: now)
        browser = Client()
        give_password(browser, member)
        give_code(browser, code)
        assert is_in(browser) is opened
