import re
from datetime import timedelta
from logging.config import DictConfigurator
from threading import Barrier, Thread

import pytest
from django.conf import settings as project
from django.contrib.sessions.models import Session
from django.core.signing import Signer
from django.db import connection
from django.test import Client
from django.utils import timezone
from django.utils.translation import override

from network.invitations import NoInvitation, accept, invite, token
from network.mail import NotSent
from network.models import InvitationState, Member
from tests.factories import MemberFactory
from tests.factories.members import PASSWORD
from tests.pages import text_of
from tests.postbox import free_port
from tests.second_factors import give_app
from thbnet.templatetags.days import day

pytestmark = pytest.mark.django_db

CHOSEN = "a sentence nobody guesses"
TYPED = {"password1": CHOSEN, "password2": CHOSEN}


def newcomer(**kwargs) -> Member:
    """Somebody who was sent an invitation a moment ago."""
    member = MemberFactory(is_staff=True, invited_at=timezone.now(), **kwargs)
    member.set_unusable_password()
    member.save()
    return member


def address(member: Member) -> str:
    return f"/accounts/invitation/{token(member)}/"


def link_in(message) -> str:
    """The path of the only link in a mail, which leads to our own name."""
    [link] = re.findall(r"https?://\S+", message.get_content())
    assert link.startswith("http://portal.example/accounts/invitation/")
    return link.removeprefix("http://portal.example")


def is_refused(response) -> bool:
    return response.status_code == 410 and "does not work any more" in text_of(response)


def test_invitation_is_mailed_and_leads_into_the_admin(client, postbox):
    member = MemberFactory(staff=True, username="sofia", email="sofia@example.org", password=None)
    invite(member)
    [(recipients, message)] = postbox.received
    assert recipients == ["sofia@example.org"]
    assert message["Subject"] == "Your account at thbnet"
    assert "Your user name: sofia" in message.get_content()
    response = client.get(link_in(message))
    assert 'value="sofia"' in response.content.decode()
    response = client.post(link_in(message), TYPED, follow=True)
    assert response.redirect_chain[-1] == ("/admin/", 302)
    assert response.wsgi_request.user == member
    assert Client().login(username="sofia", password=CHOSEN)


def test_mail_and_page_speak_the_members_language(client, postbox):
    member = newcomer(language="fr")
    invite(member)
    [(_recipients, message)] = postbox.received
    with override("fr"):
        assert day(timezone.localtime(member.link_expires_at)) in message.get_content()
    assert client.get(link_in(message)).headers["Content-Language"] == "fr"
    response = client.post(link_in(message), TYPED)
    assert response.cookies["django_language"].value == "fr"


def test_reader_may_choose_another_language(client):
    client.cookies["django_language"] = "en"
    assert client.get(address(newcomer(language="fr"))).headers["Content-Language"] == "en"


def test_looking_at_the_link_uses_nothing_up(client):
    """Mail servers follow links before people do."""
    member = newcomer()
    url = address(member)
    for _visit in range(3):
        assert client.get(url).status_code == 200
        assert client.head(url).status_code == 200
    unchanged = Member.objects.get(pk=member.pk)
    assert unchanged.password == member.password
    assert unchanged.last_login is None
    assert not Session.objects.exists()
    assert client.post(url, TYPED).status_code == 302


def _use(member):
    accept(token(member), password=CHOSEN)


def _wait_a_week(member):
    member.invited_at -= timedelta(days=7)
    member.save()


def _change(member, **facts):
    Member.objects.filter(pk=member.pk).update(**facts)


SPOIL = {
    "used": _use,
    "for somebody who left": lambda member: _change(member, is_active=False),
    "for somebody whose address changed": lambda member: _change(member, email="new@example.org"),
    "for somebody who came in otherwise": lambda member: _change(member, last_login=timezone.now()),
    "for nobody": lambda member: Member.objects.filter(pk=member.pk).delete(),
}
OTHERS = {
    "forged": lambda member: address(member)[:-5] + "AAAA/",
    "signed for something else": lambda member: f"/accounts/invitation/{Signer().sign(member.pk)}/",
    "nonsense": lambda _member: "/accounts/invitation/%00%ff-é/",
    "expired": lambda member: (_wait_a_week(member), address(member))[1],
}


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("how", [*SPOIL, *OTHERS])
def test_link_that_holds_no_more_says_whom_to_ask(how, method, client):
    """One and the same page for all of them, which tells nothing about accounts."""
    member = newcomer()
    url = OTHERS.get(how, address)(member)
    SPOIL.get(how, id)(member)
    rows = list(Member.objects.values())
    response = getattr(client, method)(url, TYPED if method == "post" else {})
    assert is_refused(response)
    assert "ask the network’s administrators" in text_of(response)
    assert text_of(response) == text_of(client.get("/accounts/invitation/nothing/"))
    assert list(Member.objects.values()) == rows
    assert "_auth_user_id" not in client.session


def test_link_holds_to_the_end_of_the_seventh_day(client):
    member = newcomer()
    member.invited_at -= timedelta(days=7) - timedelta(minutes=1)
    member.save()
    assert client.get(address(member)).status_code == 200


def test_link_is_used_once(client):
    url = address(newcomer())
    assert client.post(url, TYPED).status_code == 302
    assert is_refused(Client().post(url, {"password1": "thief thief", "password2": "thief thief"}))


@pytest.mark.django_db(transaction=True)
def test_of_two_at_the_same_time_one_gets_in():
    member = newcomer()
    link, start, outcomes = token(member), Barrier(2), []

    def try_with(password):
        start.wait()
        try:
            accept(link, password=password)
            outcomes.append(password)
        except NoInvitation:
            outcomes.append(None)
        finally:
            connection.close()

    threads = [Thread(target=try_with, args=[f"{CHOSEN} {n}"]) for n in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert outcomes.count(None) == 1
    [winner] = filter(None, outcomes)
    assert Member.objects.get(pk=member.pk).check_password(winner)


def test_second_invitation_ends_the_first(client, postbox):
    member = newcomer()
    invite(member)
    invite(member)
    first, second = (link_in(message) for _recipients, message in postbox.received)
    assert is_refused(client.get(first))
    assert client.get(second).status_code == 200


def test_invitation_that_could_not_be_sent_leaves_the_older_one(client, settings):
    member = newcomer()
    older, at = address(member), member.invited_at
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", free_port()
    with pytest.raises(NotSent):
        invite(member)
    assert Member.objects.get(pk=member.pk).invited_at == at
    assert client.get(older).status_code == 200


@pytest.mark.parametrize(
    ("typed", "field", "told"),
    [
        ({"password1": "", "password2": ""}, "password1", "This field is required."),
        ({"password1": "12345678", "password2": "12345678"}, "password1", "entirely numeric"),
        ({"password1": "sofia-2015", "password2": "sofia-2015"}, "password1", "too similar"),
        ({"password1": CHOSEN, "password2": "another"}, "password2", "same password"),
    ],
)
def test_bad_password_is_a_message_beside_its_field(typed, field, told, client):
    member = newcomer(username="sofia-2015x")
    response = client.post(address(member), typed)
    assert response.status_code == 422
    assert any(told in message for message in response.context["form"].errors[field])
    assert not Member.objects.get(pk=member.pk).has_usable_password()


def test_session_is_a_new_one_and_nobody_elses(client):
    """An administrator who tries the link in their own browser does not lend it their session."""
    client.force_login(MemberFactory(superuser=True))
    before = client.session.session_key
    member = newcomer()
    response = client.post(address(member), TYPED, follow=True)
    assert response.wsgi_request.user == member
    assert client.session.session_key != before
    assert not Session.objects.filter(session_key=before).exists()
    # Who has just chosen a password is not asked for it again before adding a second factor.
    assert client.get("/accounts/app/add/").status_code == 200


def test_new_password_ends_sessions_opened_with_the_old_one(client):
    """The link also serves who forgot their password: whoever else knew it is out."""
    member = MemberFactory(staff=True)
    thief = Client()
    assert thief.login(username=member.username, password=PASSWORD)
    assert thief.get("/admin/").status_code == 200
    member.invited_at = timezone.now()
    member.save()
    member.refresh_from_db()
    assert client.post(address(member), TYPED).status_code == 302
    assert thief.get("/admin/").status_code == 302
    assert client.get("/admin/").status_code == 200


def test_second_factor_is_asked_for_where_there_is_one(client):
    member = newcomer()
    give_app(member)
    response = client.post(address(member), TYPED)
    assert response.url.startswith("/accounts/login/code/")
    assert "_auth_user_id" not in client.session


def test_newcomer_is_led_to_a_second_factor_where_it_is_required(client, settings):
    settings.REQUIRE_SECOND_FACTOR = True
    response = client.post(address(newcomer()), TYPED, follow=True)
    assert response.redirect_chain[-1][0].startswith("/accounts/")
    assert client.get("/admin/").status_code == 302


@pytest.mark.parametrize("url", ["valid", "/accounts/invitation/nothing-at-all/"])
def test_address_is_kept_secret(url, client):
    response = client.get(address(newcomer()) if url == "valid" else url)
    assert response.headers["Referrer-Policy"] == "strict-origin"
    assert "no-store" in response.headers["Cache-Control"]
    assert "private" in response.headers["Cache-Control"]


@pytest.mark.parametrize("method", ["put", "post"])
def test_log_does_not_keep_the_link(method, client, caplog):
    member = newcomer()
    hide = DictConfigurator({}).configure_filter(project.LOGGING["filters"]["secret_paths"])
    caplog.handler.addFilter(hide)
    getattr(client, method)(address(member), {"password1": "1", "password2": "2"})
    caplog.handler.removeFilter(hide)
    assert "/accounts/invitation/…" in caplog.text
    assert token(member) not in caplog.text


def test_forged_request_is_refused():
    member = newcomer()
    assert Client(enforce_csrf_checks=True).post(address(member), TYPED).status_code == 403
    assert not Member.objects.get(pk=member.pk).has_usable_password()


def test_state_and_set_agree():
    """`invitation_state` of one and `invitation(state)` of all, for every kind of account."""
    now = timezone.now()
    kinds = {
        "never": MemberFactory(password=None),
        "waiting": newcomer(),
        "expired": newcomer(),
        "accepted": MemberFactory(),
        "accepted, sent a new link": MemberFactory(invited_at=now),
        "accepted long ago": MemberFactory(invited_at=now - timedelta(days=400)),
    }
    kinds["expired"].invited_at = now - timedelta(days=7)
    kinds["expired"].save()
    for name, member in kinds.items():
        state = member.invitation_state.value
        assert state == name.replace(",", " ").split()[0]
        agreeing = [
            other.value
            for other in InvitationState
            if Member.objects.invitation(other).filter(pk=member.pk).exists()
        ]
        assert agreeing == [state]
