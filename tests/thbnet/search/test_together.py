"""Several processes search and edit at once."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from network.models import Holder
from tests import factories as make
from tests.serving import Server
from tests.threads import apart
from thbnet.models import ContentChange, SearchEntry
from thbnet.search.refreshing import refresh

from .asking import titles

pytestmark = pytest.mark.django_db(transaction=True)


def test_change_is_taken_in_once_by_whoever_comes_first():
    post = make.ActorFactory(organisation__name_en="Embassy")
    make.HolderFactory(actor=post, family_name="Kovač")
    assert titles("kovac")
    Holder.objects.update(family_name="Marić")
    with ThreadPoolExecutor(4) as pool:
        for done in [pool.submit(apart, refresh) for _ in range(4)]:
            done.result()
    assert len(titles("maric")) == 1
    assert SearchEntry.objects.filter(kind="actor").count() == 2  # one in each language
    assert not ContentChange.objects.exists()


def test_first_searches_of_all_may_come_at_once():
    make.RoleFactory(name_en="Magistrate", acronym="")
    with ThreadPoolExecutor(4) as pool:
        for done in [pool.submit(apart, refresh) for _ in range(4)]:
            done.result()
    assert titles("magistrate") == ["Magistrate"]


def test_every_process_finds_what_was_changed_by_another():
    post = make.ActorFactory(organisation__name_en="Embassy")
    make.HolderFactory(actor=post, family_name="Kovač")
    servers = [Server(), Server()]
    try:
        for word in ("kovac", "maric", "petric"):
            Holder.objects.update(family_name=word)
            for server in servers:
                assert "1 result for" in server.open(f"/en/search/?q={word}").read().decode()
    finally:
        for server in servers:
            server.kill()
