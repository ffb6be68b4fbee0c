"""Two people press Save in the same moment: one of them is told."""

from threading import Barrier, Thread

import pytest
from django.db import connection
from django.test import Client

from network.models import Actor
from tests.admin_pages import page, typed
from tests.factories import ActorFactory, MemberFactory

pytestmark = pytest.mark.django_db(transaction=True)


def save(client, address: str, form: dict, start: Barrier, answers: list):
    start.wait()
    try:
        answers.append(client.post(address, form).status_code)
    finally:
        connection.close()


def test_of_saves_in_the_same_moment_one_is_written():
    actor = ActorFactory(mandate_en="Help.")
    address = page(Actor, "change", actor.pk)
    start, answers, people = Barrier(4), [], []
    for number in range(4):
        client = Client()
        client.force_login(MemberFactory(staff=True, organisation=actor.organisation))
        form = typed(client.get(address)) | {"mandate_en": f"Help {number}."}
        people.append(Thread(target=save, args=(client, address, form, start, answers)))
    for thread in people:
        thread.start()
    for thread in people:
        thread.join()
    assert sorted(answers) == [200, 200, 200, 302]
