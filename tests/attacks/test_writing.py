"""Every address of the admin, sent what it asks for and what it does not: others' rows stay."""

import pytest
from django.test import Client

from network.models import Message

from . import forgeries
from .addresses import every_address, names_posts
from .attackers import ATTACKERS, sign_in
from .forms import ready, samples
from .secrets import OWN_LETTER, SOFIA, beside_posts, secrets_in
from .snapshots import OWNERS, changes, other_embassies, snapshot
from .values import ways

pytestmark = pytest.mark.django_db


def bodies(address, way: str, member, world, forms: dict) -> list[dict]:
    """Everything to send to an address."""
    model, form = address.model, ready(forms[address.route], world)
    if model and address.is_list:
        return forgeries.of_a_list(model, member)
    own = next((row for row in world.sofia.rows.get(model, []) if f"/{row.pk}/" in way), None)
    plain = [form, form | {"_saveasnew": "1"}, {"post": "yes"}]
    if model in world.sofia.rows and (own or not address.arguments):
        plain += forgeries.of_a_row(model, form, own, world, forms)
    return plain


def attacks(member, world, *models) -> list[tuple[str, dict]]:
    """What to send, and where: everywhere, unless models are named. What could delete is last."""
    addresses = sorted(every_address(), key=lambda address: address.may_delete)
    addresses = [one for one in addresses if not models or one.model in models]
    forms = samples(world, addresses, Client())
    return [
        (way, body | {"is_superuser": "on"})
        for address in addresses
        for way in ways(address, world)
        if way != f"/admin/network/member/{member.pk}/delete/"  # nobody attacks without an account
        for body in bodies(address, way, member, world, forms)
    ]


def send(client, member, sent) -> list[tuple[str, object]]:
    answers = []
    for way, body in sent:
        sign_in(client, member)
        answers.append((way, client.post(way, body)))
    return answers


@pytest.mark.parametrize("who", ATTACKERS)
def test_no_address_changes_what_is_anothers(who, world, client):
    attacker = ATTACKERS[who]
    member = attacker.join(world)
    before = snapshot(attacker.others, member)
    answers = send(client, member, attacks(member, world))
    assert changes(before, snapshot(attacker.others, member)) == {}
    secrets = attacker.secrets - {SOFIA, OWN_LETTER}  # which are in what was sent
    beside = beside_posts(secrets)
    told = [
        way
        for way, answer in answers
        if secrets_in(answer, beside if names_posts(way) else secrets)
    ]
    assert told == []
    assert len(answers) > 300


def test_attack_succeeds_for_who_may_change_everything(world, client):
    """Or it would fail for the others because of something else than the limits."""
    sofia = ATTACKERS["staff of Sofia"].join(world)
    before = snapshot(other_embassies, sofia)
    send(client, world.root, attacks(world.root, world, *OWNERS))
    changed = changes(before, snapshot(other_embassies, sofia))
    owned = {model._meta.label for model in OWNERS.keys() - {Message}}
    assert owned <= changed.keys()
    # What readers wrote to an embassy is not even a superuser's.
    letter = world.sarajevo.first(Message)
    assert Message.objects.get(pk=letter.pk).state == letter.state
