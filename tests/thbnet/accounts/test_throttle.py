"""Trying passwords: not for long, and never so that the owner stays outside."""

import json
import subprocess
import sys
import time
from uuid import uuid4

import pytest

from tests.factories import MemberFactory
from tests.pages import text_of
from tests.second_factors import give_app

from .doors import SECOND_STEP, give_code, give_password, is_in

pytestmark = pytest.mark.django_db
REDIS = "redis://127.0.0.1:6379/15"
HERE, ELSEWHERE = {"REMOTE_ADDR": "192.0.2.1"}, {"REMOTE_ADDR": "198.51.100.7"}


@pytest.fixture
def later(monkeypatch):
    """`later(minutes)` moves the clock that attempts are counted by."""

    def move(minutes):
        now = time.time() + minutes * 60
        monkeypatch.setattr(time, "time", lambda: now)

    return move


@pytest.fixture(params=["files", "redis"])
def shared_cache(request, settings):
    """The caches that production may have, without what was counted before."""
    if request.param == "redis":
        redis = pytest.importorskip("redis")
        try:
            redis.Redis.from_url(REDIS).ping()
        except redis.ConnectionError:
            pytest.skip(f"no Redis at {REDIS}")
        backend = "django.core.cache.backends.redis.RedisCache"
        own = {"LOCATION": REDIS, "KEY_PREFIX": uuid4().hex}
        settings.CACHES = {"default": {"BACKEND": backend, **own}}
    return settings.CACHES


def attack(client, member, **extra):
    return [give_password(client, member, f"wrong {n}", **extra) for n in range(30)]


def test_thirty_wrong_passwords_are_throttled_and_the_owner_comes_in_later(
    client, shared_cache, later
):
    member = MemberFactory(staff=True)
    refused = attack(client, member)[5:]
    assert all("attempts" in text_of(answer) for answer in refused)
    assert "attempts" in text_of(give_password(client, member))
    assert not is_in(client)
    later(minutes=5.1)
    assert give_password(client, member).status_code == 302
    assert is_in(client)


def test_attack_from_elsewhere_keeps_nobody_out(client):
    member = MemberFactory(staff=True)
    attack(client, member, **ELSEWHERE)
    assert give_password(client, member, **HERE).status_code == 302


def test_attack_on_one_name_leaves_a_colleague_in_the_same_house_alone(client, later):
    member, colleague = MemberFactory(staff=True), MemberFactory(staff=True)
    attack(client, member, **HERE)
    later(minutes=1.1)
    assert give_password(client, colleague, **HERE).status_code == 302


def test_many_names_from_one_address_are_throttled(client):
    for number in range(10):
        give_password(client, f"somebody{number}", "wrong")
    assert "too many attempts" in text_of(give_password(client, MemberFactory(staff=True)))


@pytest.mark.parametrize("spoofed", ["203.0.113.{}", "203.0.113.{}, 10.0.0.1", "nonsense {}"])
def test_invented_forwarding_header_does_not_escape(client, spoofed):
    member = MemberFactory(staff=True)
    for number in range(10):
        give_password(client, member, "wrong", HTTP_X_FORWARDED_FOR=spoofed.format(number))
    answer = give_password(client, member, HTTP_X_FORWARDED_FOR=spoofed.format(99))
    assert "too many attempts" in text_of(answer)


def test_behind_a_proxy_of_ours_only_its_own_entry_counts(client, settings):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    member = MemberFactory(staff=True)
    for number in range(10):
        forwarded = f"203.0.113.{number}, 198.51.100.7"
        give_password(client, member, "wrong", HTTP_X_FORWARDED_FOR=forwarded)
    refused = give_password(client, member, HTTP_X_FORWARDED_FOR="8.8.8.8, 198.51.100.7")
    assert "too many attempts" in text_of(refused)
    assert give_password(client, member, HTTP_X_FORWARDED_FOR="192.0.2.1").status_code == 302


@pytest.mark.parametrize(
    "spelling", ["SOFIA@example.org", "sof\u0131a@example.org", " sofia@example.org"]
)
def test_other_spellings_of_a_name_do_not_escape(client, spelling):
    """PostgreSQL takes a dotless i for an i: each way to write a name would have its own count."""
    member = MemberFactory(staff=True, email="sofia@example.org")
    for number in range(5):
        give_password(client, member.email, f"wrong {number}")
    assert "too many attempts" in text_of(give_password(client, spelling))


def test_the_addresses_of_one_line_are_counted_together(client):
    """An IPv6 line has more addresses than anybody could count."""
    member = MemberFactory(staff=True)
    for number in range(5):
        give_password(client, member, "wrong", REMOTE_ADDR=f"2001:db8::{number}")
    assert "too many attempts" in text_of(give_password(client, member, REMOTE_ADDR="2001:db8::99"))


def test_codes_are_not_guessed(client, strict, later):
    member = MemberFactory(staff=True)
    app = give_app(member)
    give_password(client, member)
    for number in range(30):
        give_code(client, f"{number:06}")
    assert "too many attempts" in text_of(give_code(client, app.code()))
    later(minutes=5.1)
    assert give_code(client, app.code()).status_code == 302


def test_page_of_refusal_says_when_to_come_back(client):
    for number in range(31):
        answer = give_password(client, f"somebody{number}", "wrong", **HERE)
    assert answer.status_code == 429
    assert "Please try again in 5 minutes." in text_of(answer)
    assert answer.headers["Retry-After"] == "300"
    assert client.get(SECOND_STEP, **HERE).status_code == 302


def test_attempts_are_counted_together_by_two_processes(shared_cache):
    begin = time.time() + 3  # seconds: until both have started
    command = [sys.executable, "-m", "tests.thbnet.accounts.attempts", str(begin)]
    processes = [
        subprocess.Popen([*command, json.dumps(shared_cache)], stdout=subprocess.PIPE, text=True)
        for _ in range(2)
    ]
    granted = [int(process.communicate(timeout=180)[0]) for process in processes]
    assert sum(granted) == 5
