"""Importing: an issue comes in as a draft, with the rows that are missing; nothing else changes."""

from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, models, transaction
from django.utils.translation import gettext as _

from network import permissions
from newsletter.bundle.archive import ISSUE_FILE, Bundle
from newsletter.events import record
from newsletter.loading.files import BadEntry, Entry, read
from newsletter.loading.issues import load_issue
from newsletter.loading.kinds import KINDS
from newsletter.loading.rows import Loading
from newsletter.models import Event, Issue
from newsletter.permissions import ADD


@dataclass(frozen=True)
class Imported:
    issue: Issue
    blocks: int
    added: dict[type[models.Model], list[models.Model]]  # where there are any


def may_import(member) -> bool:
    """An import makes posts and people of any organisation."""
    return member.has_perm(ADD) and permissions.edits_everything(member)


def import_issue(bundle: Bundle, *, by) -> Imported:
    """Add the bundle's issue as a draft, all or nothing. Raises BadEntry or PermissionDenied.

    `by` is None for whoever may run commands on the server.
    """
    return _import(bundle, by, stays=True)


def rehearse_import(bundle: Bundle, *, by) -> Imported:
    """What `import_issue` would do; nothing stays. Raises as it does."""
    return _import(bundle, by, stays=False)


def _import(bundle: Bundle, by, *, stays: bool) -> Imported:
    if by is not None and not may_import(by):
        raise PermissionDenied
    entry = _issue_entry(bundle)
    loading = Loading(bundle)
    # Drawing takes seconds, in which nobody else should wait for the database.
    loading.pictures.draw_all(name for name in bundle.files if name.startswith("pictures/"))
    try:
        with transaction.atomic():
            imported = _load(loading, bundle, entry)
            record(imported.issue, Event.Kind.IMPORTED, by=by)
            transaction.set_rollback(not stays)
    except IntegrityError as error:
        loading.pictures.remove()
        reason = _("Somebody else saved the same things in this moment. Try again.")
        raise entry.refuse(reason) from error
    except BaseException:
        loading.pictures.remove()
        raise
    if not stays:
        loading.pictures.remove()
    return imported


def _issue_entry(bundle: Bundle) -> Entry:
    """The bundle's one issue. Raises BadEntry, also where its place is taken."""
    files = sorted(name for name in bundle.files if ISSUE_FILE.fullmatch(name))
    if len(files) != 1:
        raise BadEntry(_("A bundle has exactly one file in “issues”, such as issues/3.toml."))
    entry = read(bundle, files[0])
    asked = [entry.values.get(name) for name in ("number", "year", "quarter")]
    if all(isinstance(value, int) and 0 < value < 10_000 for value in asked):  # noqa: PLR2004
        number, year, quarter = asked
        same = models.Q(number=number) | models.Q(year=year, quarter=quarter)
        if there := Issue.objects.numbered().filter(same).first():
            reason = _("%(issue)s is there already. An import never changes an issue.")
            raise entry.refuse(reason % {"issue": there})
    return entry


def _load(loading: Loading, bundle: Bundle, entry: Entry) -> Imported:
    for kind in KINDS:
        if kind.file in bundle.files:
            loading.load(kind)
    issue, _is_new = load_issue(loading, entry)
    added = {model: rows for model, rows in loading.added.items() if rows}
    return Imported(issue, len(entry.values.get("blocks", [])), added)
