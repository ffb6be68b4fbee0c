"""Keeping the entries true: before a search, what changed since the last one is written anew.

Triggers noted the changes in the transactions that made them (`ContentChange`), so it does not
matter who changed what, and by which way; and days pass by themselves.
"""

import datetime
from collections import defaultdict
from collections.abc import Callable

from django.db import connection, transaction
from django.db.models import Exists

from thbnet.dates import today
from thbnet.models import ContentChange, SearchEntry, SearchState

from .sources import Changes, sources
from .writing import write

STEP = 5_000  # rows, some seconds
TAKE = "DELETE FROM thbnet_contentchange RETURNING source, row_id"


def refresh() -> None:
    """Bring the entries up to what is committed, as of today. Takes one query if they are."""
    if not _is_true():
        with transaction.atomic():
            _write(_locked())


def rebuild(say: Callable[[str], object]) -> None:
    """Make all entries anew; `say` is told how far it is, a line each time."""
    with transaction.atomic():
        state = _locked()
        _taken_changes()
        _write_everything(say)
        _told_today(state)
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE thbnet_searchentry")


def _is_true() -> bool:
    pending = Exists(ContentChange.objects.all())
    return SearchState.objects.filter(~pending, day=today()).exists()


def _locked() -> SearchState:
    """The state, for whoever comes first; others wait, and then find nothing left to do."""
    return SearchState.objects.select_for_update().get_or_create(pk=1)[0]


def _write(state: SearchState) -> None:
    changes = _taken_changes()
    if state.day is None:
        _write_everything(_silent)
    else:
        _write_changed(changes, (state.day, today()))
    _told_today(state)


def _told_today(state: SearchState) -> None:
    state.day = today()
    state.save()


def _taken_changes() -> Changes:
    """By one statement, for what is committed meanwhile must stay for the next time."""
    changes = defaultdict(set)
    with connection.cursor() as cursor:
        cursor.execute(TAKE)
        for table, row in cursor.fetchall():
            changes[table].add(row)
    return changes


def _silent(_line: str) -> None:
    """Within a search nobody watches."""


def _write_everything(say: Callable[[str], object]) -> None:
    SearchEntry.objects.all().delete()
    for source in sources():
        keys = sorted(source.model._base_manager.values_list("pk", flat=True))
        for done in range(0, len(keys), STEP):
            write(source, keys[done : done + STEP])
            say(f"{source.label}: {min(done + STEP, len(keys))} of {len(keys)}")


def _write_changed(changes: Changes, turned: tuple[datetime.date, datetime.date]) -> None:
    for source in sources():
        write(source, source.touched(changes, turned))
