"""A row is deleted while somebody else, in the same moment, refers to it."""

from concurrent.futures import ThreadPoolExecutor
from threading import Event

import pytest
from django.db import connection
from django.db.models.signals import pre_delete
from django.test import Client

from network.models import Actor, Holder
from tests.admin_pages import errors_of, page, typed
from tests.factories import ActorFactory, MemberFactory

LONG_ENOUGH = 1.5  # seconds for the other one to finish, were nothing in the way


@pytest.fixture
def deleting():
    """Set when a post is being deleted: what refers to it has been looked for, and not found."""
    begun, done = Event(), Event()

    def wait(**_kwargs):
        begun.set()
        done.wait(LONG_ENOUGH)

    pre_delete.connect(wait, sender=Actor)
    begun.other_is_done = done
    yield begun
    pre_delete.disconnect(wait, sender=Actor)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("way", ["page", "list"])
def test_reference_made_meanwhile_is_refused_beside_its_field(way, deleting):
    actor, root = ActorFactory(), MemberFactory(superuser=True)
    client = Client()
    client.force_login(root)
    sent = {
        "page": (page(Actor, "delete", actor.pk), {"post": "yes"}),
        "list": (
            page(Actor, "changelist"),
            {"action": "delete_selected", "_selected_action": actor.pk, "post": "yes"},
        ),
    }[way]
    names = {"actor": actor.pk, "given_name": "Typed", "family_name": "In", "since": "2015-01-01"}
    new_holder = typed(client.get(page(Holder, "add"))) | names

    def delete():
        try:
            return client.post(*sent).status_code
        finally:
            connection.close()

    def refer():
        other = Client()
        other.force_login(root)
        deleting.wait(120)
        try:
            return other.post(page(Holder, "add"), new_holder)
        finally:
            deleting.other_is_done.set()
            connection.close()

    with ThreadPoolExecutor(2) as people:
        deleted, referring = people.submit(delete), people.submit(refer)
        assert deleted.result() == 302
        assert "actor" in errors_of(referring.result())
    assert not Actor.objects.exists()
    assert not Holder.objects.exists()
