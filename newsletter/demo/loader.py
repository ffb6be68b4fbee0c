"""Loads the demo: adds what is missing, changes nothing that is there.

A row that exists, known by its natural key, is left as it is, together with what belongs to it:
somebody may have edited it. To see a changed file, start over with an empty database.
"""

from collections.abc import Callable
from pathlib import Path

from django.contrib.auth.models import Group
from django.db import transaction

from network.models import Actor, Hotline, Member
from newsletter.groups import setup_groups
from newsletter.house_style import setup_house_style
from newsletter.loading.files import Folder, read
from newsletter.loading.kinds import KINDS, Kind
from newsletter.loading.rows import Loading
from strategy.models import Action, Contribution, KeyFigure
from thbnet.pages import setup_pages

from . import CONTENT, accounts, confirmations
from .issues import load_and_publish

DEMO_KINDS = (
    *KINDS,
    Kind(
        "hotlines.toml",
        Hotline,
        key=("number", "country"),
        names=(
            *("country", "name", "number", "number_abroad", "hours", "spoken", "note"),
            *("website", "ordering"),
        ),
    ),
    Kind(
        "key-figures.toml",
        KeyFigure,
        key=("strategy", "label_en"),
        names=("strategy", "ordering", "figure", "qualifier", "label", "source", "told_on"),
    ),
    Kind(
        "contributions.toml",
        Contribution,
        key=("year", "giver", "action"),
        names=("year", "amount", "qualifier", "stage", "giver", "action"),
    ),
    Kind(
        accounts.FILE,
        Member,
        key=("username",),
        names=(
            *("username", "first_name", "last_name", "email", "organisation", "language"),
            *("groups", "is_staff", "is_superuser"),
        ),
    ),
)
PREPARE = {
    Actor: confirmations.confirm,
    Action: confirmations.confirm,
    Member: accounts.give_password,
}


def load(folder: Path = CONTENT, *, say: Callable[[str], object]) -> None:
    """Load the folder's files, all or nothing: rows, pictures, the published issue.

    Tells its progress through `say`. Raises BadEntry on anything that cannot be loaded.
    """
    loading = Loading(Folder(folder), PREPARE)
    try:
        with transaction.atomic():
            _load(loading, folder, say)
    except BaseException:
        loading.pictures.remove()
        raise


def _load(loading: Loading, folder: Path, say: Callable[[str], object]) -> None:
    setup_groups()
    setup_house_style()
    setup_pages()
    loading.rows.update({(Group, group.name): group for group in Group.objects.all()})
    for kind in DEMO_KINDS:
        loading.load(kind)
        added, there = len(loading.added[kind.model]), loading.there[kind.model]
        say(f"{kind.model._meta.verbose_name_plural}: {added} added, {there} there already")
    for file in sorted((folder / "issues").glob("*.toml")):
        load_and_publish(loading, read(loading.source, f"issues/{file.name}"), say=say)
