"""Somebody renames what posts repeat, in the moment in which others save a post."""

import time
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import transaction

from network.models import Actor, Listing, Role
from tests.factories import ActorFactory
from tests.threads import apart

pytestmark = pytest.mark.django_db(transaction=True)
A_MOMENT = 0.5  # seconds, in which the other one gets as far as it can


def rename(role: Role) -> None:
    role.acronym, role.name_en = "", "Renamed"
    role.save()


def test_who_renames_a_role_and_who_moves_its_post_both_succeed():
    post = ActorFactory()
    with ThreadPoolExecutor(1) as pool:
        with transaction.atomic():
            Actor.objects.filter(pk=post.pk).update(slug="moved")
            renaming = pool.submit(apart, rename, post.role)
            time.sleep(A_MOMENT)
        renaming.result(timeout=30)
    row = Listing.objects.first()
    assert (row.slug, row.role_name_en) == ("moved", "Renamed")
