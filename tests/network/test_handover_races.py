"""Two people hand over the same post in the same moment."""

from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from threading import Barrier, BrokenBarrierError

import pytest
from django.db import connection
from django.db.models.signals import pre_save
from django.test import Client

from network.models import Holder
from tests.admin_pages import typed
from tests.factories import HolderFactory, MemberFactory
from tests.network.test_admin_handover import address, day


@pytest.fixture
def _both_decide_before_either_writes():
    both = Barrier(2)

    def wait_for_the_other(**_kwargs):
        with suppress(BrokenBarrierError):
            both.wait(timeout=1)  # second: the other one waits for the lock, and cannot come

    pre_save.connect(wait_for_the_other, sender=Holder)
    yield
    pre_save.disconnect(wait_for_the_other, sender=Holder)


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("_both_decide_before_either_writes")
@pytest.mark.parametrize(
    ("names", "answers"),
    [(["Ben", "Eve"], [302, 409]), (["Ben", "Ben"], [302, 302])],
    ids=["two people", "one button pressed twice"],
)
def test_only_one_of_two_handovers_is_written(names, answers):
    actor, member = HolderFactory().actor, MemberFactory(superuser=True)
    client = Client()
    client.force_login(member)
    sent = typed(client.get(address(actor))) | {"last_day": day(9), "since": day(10)}

    def save(name):
        person = Client()
        person.force_login(member)
        named = {"given_name": name, "family_name": "After"}
        try:
            return person.post(address(actor), sent | named).status_code
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as people:
        assert sorted(people.map(save, names)) == answers
    assert actor.holders.count() == 2
    assert actor.holders.filter(until=None).count() == 1
