"""Every address of the admin, asked in every way: it tells nobody what is another's."""

import pytest

from network.models import Actor, Holder
from strategy.models import Action
from tests.admin_pages import page

from .addresses import Address, every_address
from .attackers import ATTACKERS, sign_in
from .questions import questions
from .secrets import SOFIA, beside_posts, secrets_in
from .values import ways

pytestmark = pytest.mark.django_db

STAFF = ATTACKERS["staff of Sofia"]


def visits(world, member, secrets) -> list[tuple[Address, str]]:
    """Every way to every address, with every question."""
    may_draw = member.has_perm("newsletter.view_issue")
    return [
        (address, f"{way}?{question}" if question else way)
        for address in every_address()
        if not (address.draws and may_draw)
        for question in questions(address, world, secrets)
        for way in ways(address, world)
    ]


def told(client, member, secrets, visits) -> dict[str, set[str]]:
    """The secrets that the answers tell, by address."""
    found = {}
    for address, url in visits:
        sign_in(client, member)
        kept = beside_posts(secrets) if address.is_public else secrets
        if secret := secrets_in(client.get(url), kept):
            found[url] = secret
    return found


@pytest.mark.parametrize("who", ATTACKERS)
def test_no_address_tells_what_is_anothers(who, world, client):
    attacker = ATTACKERS[who]
    member = attacker.join(world)
    walk = visits(world, member, attacker.secrets)
    assert told(client, member, attacker.secrets, walk) == {}
    assert len({address for address, _url in walk}) > 80
    assert len(walk) > 200


@pytest.mark.parametrize("model", [Actor, Holder, Action], ids=lambda model: model.__name__)
def test_walk_meets_what_is_ones_own(model, world, client):
    """Or it would find no leak either."""
    member = STAFF.join(world)
    key = world.sofia.first(model).pk
    walk = [visit for visit in visits(world, member, STAFF.secrets) if visit[0].model is model]
    met = told(client, member, {SOFIA}, walk).keys()
    assert {page(model, "change", key), page(model, "history", key)} <= met
    asked = ["", "?_facets=True", "?q=kept", "?_popup=1", "?o=-1.2.3"]
    assert {page(model, "changelist") + question for question in asked} <= met
