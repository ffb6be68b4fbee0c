"""Loads the demo: adds what is missing, changes nothing that is there.

A row that exists, known by its natural key, is left as it is, together with what belongs to it:
somebody may have edited it. To see a changed file, start over with an empty database.
"""

from collections.abc import Callable
from pathlib import Path

from django.contrib.auth.models import Group
from django.db import transaction

from network.models import Actor, Country, Holder, Member, Organisation, Role, Town
from newsletter.groups import setup_groups
from newsletter.loading.issues import load_issues
from newsletter.loading.rows import Kind, Loading
from strategy.models import Action, Component, Contribution, Strategy

from . import CONTENT, accounts, confirmations

KINDS = (
    Kind("countries.toml", Country, ("code",)),
    Kind("towns.toml", Town, ("country", "name_en")),
    Kind("organisations.toml", Organisation, ("country", "name_en")),
    Kind("roles.toml", Role, ("name_en",)),
    Kind("posts.toml", Actor, ("slug",), prepare=confirmations.confirm),
    Kind("holders.toml", Holder, ("actor", "given_name", "family_name")),
    Kind("strategies.toml", Strategy, ("adopted_on",)),
    Kind("components.toml", Component, ("strategy", "number")),
    Kind("actions.toml", Action, ("slug",), prepare=confirmations.confirm),
    Kind("contributions.toml", Contribution, ("year", "giver", "action")),
    Kind(accounts.FILE, Member, ("username",), prepare=accounts.give_password),
)


def load(folder: Path = CONTENT, *, say: Callable[[str], object]) -> None:
    """Load the folder's files, all or nothing: rows, pictures, the published issue.

    Tells its progress through `say`. Raises BadEntry on anything that cannot be loaded.
    """
    loading = Loading(folder, say)
    try:
        with transaction.atomic():
            _load(loading)
    except BaseException:
        loading.remove_pictures()
        raise


def _load(loading: Loading) -> None:
    setup_groups()
    loading.rows.update({(Group, group.name): group for group in Group.objects.all()})
    for kind in KINDS:
        loading.load(kind)
    load_issues(loading)
