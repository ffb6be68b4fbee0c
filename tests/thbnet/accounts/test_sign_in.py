"""By name or by address, with a password: what is told, and where it leads."""

import pytest
from django.contrib.auth.hashers import MD5PasswordHasher
from django.contrib.sessions.models import Session

from tests.factories import MemberFactory
from tests.factories.members import PASSWORD
from tests.pages import text_of

from .doors import ADMIN, LOGIN, give_password, is_in

pytestmark = pytest.mark.django_db


class CountingHasher(MD5PasswordHasher):
    runs = 0

    def encode(self, password, salt):
        CountingHasher.runs += 1
        return super().encode(password, salt)


@pytest.mark.parametrize("name", ["sofia", "sofia@example.org", "Sofia@Example.ORG", " sofia "])
def test_member_comes_in_by_name_or_address(client, name):
    MemberFactory(staff=True, username="sofia")
    assert give_password(client, name).headers["Location"] == ADMIN
    assert is_in(client)


def test_name_that_looks_like_an_address_belongs_to_its_owner(client):
    owner = MemberFactory(staff=True, username="vienna@example.org", email="")
    MemberFactory(staff=True, username="vienna", email="vienna@example.org", password="other")
    assert give_password(client, owner).status_code == 302


@pytest.mark.parametrize("name", ["sofia", "sofia@example.org", "nobody", "nobody@example.org"])
def test_refusal_tells_nothing_about_the_name(client, settings, name):
    """The same page after the same work: one run of the slow hasher each."""
    settings.PASSWORD_HASHERS = [f"{__name__}.CountingHasher"]
    MemberFactory(username="sofia")
    CountingHasher.runs = 0
    answer = give_password(client, name, "wrong")
    assert CountingHasher.runs == 1
    assert answer.status_code == 200
    told = text_of(answer)
    assert "This name and this password do not belong together." in told
    assert answer.context["form"]["login"].value() == name
    assert PASSWORD not in answer.content.decode()


def test_closed_account_stays_out_and_is_told_so_only_with_its_password(client):
    member = MemberFactory(staff=True, is_active=False)
    assert "do not belong together" in text_of(give_password(client, member, "wrong"))
    answer = give_password(client, member)
    assert "This account is closed" in text_of(client.get(answer.headers["Location"]))
    assert not is_in(client)


@pytest.mark.parametrize(
    "elsewhere", ["https://evil.example/", "//evil.example/", "/\\evil", "javascript:alert(1)"]
)
def test_signing_in_leads_to_no_other_site(client, elsewhere):
    answer = give_password(client, MemberFactory(staff=True), to=elsewhere)
    assert answer.headers["Location"] == ADMIN


def test_host_that_also_answers_is_another_site(client, settings):
    settings.ALLOWED_HOSTS = ["testserver", "former.example"]
    answer = give_password(client, MemberFactory(staff=True), to="https://former.example/")
    assert answer.headers["Location"] == ADMIN


def test_signing_in_leads_back_to_where_one_was_going(client):
    asked = client.get("/admin/strategy/action/", follow=True)
    assert asked.redirect_chain[-1][0] == f"{LOGIN}?next=/admin/strategy/action/"
    answer = give_password(client, MemberFactory(staff=True), to="/admin/strategy/action/")
    assert answer.headers["Location"] == "/admin/strategy/action/"


def test_key_of_the_session_changes_at_sign_in(client):
    """Whoever slipped somebody a session before knows nothing of it afterwards."""
    client.get("/admin/")
    client.session["planted"] = True
    planted = client.session
    planted.save()
    client.cookies["sessionid"] = planted.session_key
    give_password(client, MemberFactory(staff=True))
    assert client.cookies["sessionid"].value != planted.session_key
    assert not Session.objects.filter(pk=planted.session_key).exists()


def test_session_lasts_a_working_day(client):
    answer = give_password(client, MemberFactory(staff=True))
    cookie = answer.cookies["sessionid"]
    assert cookie["max-age"] == 12 * 60 * 60  # seconds
    assert cookie["httponly"]


def test_member_signs_out_from_the_admin(client):
    give_password(client, MemberFactory(staff=True))
    assert client.post("/admin/logout/").headers["Location"] == LOGIN
    assert not is_in(client)


def test_member_without_rights_is_told_who_gives_them(client):
    answer = give_password(client, MemberFactory())
    assert answer.headers["Location"] == "/accounts/"
    refused = client.get("/admin/network/actor/", follow=True)
    assert refused.status_code == 403
    assert "nobody has given you something to keep current" in text_of(refused)


def test_nothing_typed_makes_the_page_fail(client):
    for name in ["", "\0", "x" * 5000, "é" * 300, "a@b", "' OR 1=1"]:
        assert give_password(client, name, "\0").status_code == 200
