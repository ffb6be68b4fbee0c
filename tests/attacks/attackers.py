"""Who attacks: what each of them must never read, and whose rows must stay as they are."""

from collections.abc import Callable
from dataclasses import dataclass

from django.conf import settings
from django.contrib.auth.models import Group

from network.models import Member
from newsletter.groups import setup_groups
from tests.factories import MemberFactory

from .secrets import (
    DRAFT,
    EVERY,
    LETTER,
    LETTERS,
    MEMBER,
    OWN_LETTER,
    ROOT,
    SARAJEVO,
    SOFIA,
)
from .snapshots import accounts_and_letters, everything, other_embassies, superusers


@dataclass(frozen=True)
class Attacker:
    """`groups` they are in; `secrets` they must not be told; `others` whose rows stay."""

    groups: tuple[str, ...]
    secrets: frozenset[str]
    others: Callable
    account: tuple[tuple[str, object], ...] = (("is_staff", True),)
    at_home: bool = True

    def join(self, world) -> Member:
        setup_groups()
        organisation = world.sofia.organisation if self.at_home else None
        member = MemberFactory(organisation=organisation, **dict(self.account))
        member.groups.set(Group.objects.filter(name__in=self.groups))
        return member


def sign_in(client, member) -> None:
    """Unless they are: some of the addresses sign out, which takes the cookie away."""
    cookie = client.cookies.get(settings.SESSION_COOKIE_NAME)
    if cookie is None or not cookie.value:
        client.force_login(member)


STAFF = ("Embassy staff",)
INACTIVE = (("is_staff", True), ("is_active", False))
NO_STAFF = (("is_staff", False),)

ATTACKERS = {
    "staff of Sofia": Attacker(STAFF, frozenset(EVERY - {SOFIA, OWN_LETTER}), other_embassies),
    "staff without organisation": Attacker(STAFF, frozenset(EVERY), everything, at_home=False),
    "staff who left": Attacker(STAFF, frozenset(EVERY), everything, INACTIVE),
    "member without groups": Attacker((), frozenset(EVERY), everything),
    "staff kept out of the admin": Attacker(STAFF, frozenset(EVERY), everything, NO_STAFF),
    # The draft that reviewers read tells about Sofia.
    "reviewer": Attacker(("Reviewers",), frozenset({SARAJEVO, MEMBER, ROOT, *LETTERS}), everything),
    "reviewer of Sofia": Attacker(
        (*STAFF, "Reviewers"),
        frozenset({SARAJEVO, MEMBER, ROOT, *LETTERS} - {OWN_LETTER}),
        other_embassies,
    ),
    # The CTR of these tests works in Sofia: its own mail, and the office's.
    "CTR": Attacker(("CTR",), frozenset({MEMBER, ROOT, LETTER}), accounts_and_letters),
    "administrator": Attacker(
        ("Administrators",), frozenset({SARAJEVO, SOFIA, DRAFT, ROOT, *LETTERS}), superusers
    ),
}
