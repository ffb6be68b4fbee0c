"""Who holds what and when: rows that exclude one another, typed in together or at once."""

import datetime
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from threading import Barrier, BrokenBarrierError

import pytest
from django.db import connection
from django.db.models.signals import pre_save
from django.test import Client

from network.models import Country, Holder
from tests.admin_pages import errors_of, page, typed
from tests.factories import (
    ActorFactory,
    CountryFactory,
    FormerNameFactory,
    HolderFactory,
    MemberFactory,
    PartnershipFactory,
)

pytestmark = pytest.mark.django_db


def rows(prefix: str, *values: dict) -> dict:
    """New rows of an inline table, as the browser sends them."""
    sent = {f"{prefix}-TOTAL_FORMS": len(values), f"{prefix}-INITIAL_FORMS": 0}
    for number, row in enumerate(values):
        sent |= {f"{prefix}-{number}-{name}": value for name, value in row.items()}
    return sent


@pytest.fixture
def ctr(client):
    client.force_login(MemberFactory(ctr=True))
    return client


def save_country(client, country, sent):
    url = page(Country, "change", country.pk)
    return client.post(url, typed(client.get(url)) | sent)


@pytest.mark.parametrize(
    "periods",
    [
        [("2014-01-01", ""), ("2016-01-01", "")],
        [("2010-01-01", "2015-01-01"), ("2012-01-01", "2016-01-01")],
        [("", "2015-01-01"), ("2014-12-31", "2016-01-01"), ("2016-01-01", "")],
    ],
    ids=str,
)
def test_partnerships_typed_in_together_may_not_overlap(periods, ctr):
    country = CountryFactory()
    values = [{"since": since, "until": until} for since, until in periods]
    response = save_country(ctr, country, rows("partnerships", *values))
    message = "Two of these partnerships hold on the same day."
    assert errors_of(response) == {"partnerships": [message]}
    assert not country.partnerships.exists()


def test_partnerships_one_after_the_other_are_saved_together(ctr):
    country = CountryFactory()
    first, second = {"until": "2015-01-01"}, {"since": "2015-01-01"}
    assert save_country(ctr, country, rows("partnerships", first, second)).status_code == 302
    assert country.partnerships.count() == 2


def test_partnership_beside_a_saved_one_is_a_message(ctr):
    country = PartnershipFactory().country
    url = page(Country, "change", country.pk)
    new = {"partnerships-TOTAL_FORMS": 2, "partnerships-1-since": "2016-01-01"}
    response = ctr.post(url, typed(ctr.get(url)) | new)
    assert "Another partnership" in str(errors_of(response))


def test_partnership_may_be_given_an_end(ctr):
    country = PartnershipFactory().country
    url = page(Country, "change", country.pk)
    data = typed(ctr.get(url)) | {"partnerships-0-until": "2015-01-01"}
    assert ctr.post(url, data).status_code == 302
    assert country.partnerships.get().until == datetime.date(2015, 1, 1)


def test_two_former_names_with_the_same_end_are_a_message(ctr):
    country = CountryFactory()
    name = {"name_en": "Old", "name_fr": "Ancien", "until": "2019-02-12"}
    response = save_country(ctr, country, rows("former_names", name, name))
    assert response.status_code == 200
    assert "until" in str(errors_of(response))
    assert not country.former_names.exists()


def test_former_name_with_the_end_of_a_saved_one_is_a_message(ctr):
    former = FormerNameFactory()
    url = page(Country, "change", former.country_id)
    new = {"name_en": "Old", "name_fr": "Ancien", "until": "2019-02-12"}
    sent = {f"former_names-1-{name}": value for name, value in new.items()}
    response = ctr.post(url, typed(ctr.get(url)) | sent | {"former_names-TOTAL_FORMS": 2})
    assert "duplicate data for until" in str(errors_of(response)["former_names"])


def new_holder(client, actor) -> dict:
    names = {"actor": actor.pk, "given_name": "Typed", "family_name": "In", "since": "2015-01-01"}
    return typed(client.get(page(Holder, "add"))) | names


def test_second_holder_of_a_post_is_told_about_the_first_once(ctr):
    holder = HolderFactory(since=datetime.date(2014, 1, 1))
    response = ctr.post(page(Holder, "add"), new_holder(ctr, holder.actor))
    message = "This post has a holder already. First fill in “until” for that person."
    assert errors_of(response) == {"__all__": [message]}
    assert 'value="Typed"' in response.content.decode()


@pytest.mark.django_db(transaction=True)
def test_two_people_who_fill_a_post_at_once_make_one_holder():
    """Both forms are checked before either is saved. The second person reads who was first."""
    actor, member = ActorFactory(), MemberFactory(superuser=True)
    both_checked = Barrier(2)

    def wait_for_the_other(**_kwargs):
        with suppress(BrokenBarrierError):
            both_checked.wait(timeout=1)  # second: on SQLite the other waits before its check

    def save(_number):
        client = Client()
        client.force_login(member)
        try:
            return client.post(page(Holder, "add"), new_holder(client, actor)).status_code
        finally:
            connection.close()

    pre_save.connect(wait_for_the_other, sender=Holder)
    try:
        with ThreadPoolExecutor(2) as people:
            answers = sorted(people.map(save, range(2)))
    finally:
        pre_save.disconnect(wait_for_the_other, sender=Holder)

    assert answers == [200, 302]
    assert actor.holders.count() == 1


@pytest.mark.parametrize("make", [HolderFactory, ActorFactory])
def test_dates_in_the_wrong_order_are_a_message_beside_the_later_one(make, ctr):
    row = make()
    url = page(type(row), "change", row.pk)
    sent = typed(ctr.get(url)) | {"since": "2016-01-01", "until": "2015-01-01"}
    message = "The end must come after the beginning."
    assert errors_of(ctr.post(url, sent)) == {"until": [message]}
