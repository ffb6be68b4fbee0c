"""What happened to a row and to the rows edited with it, newest first, page by page."""

from dataclasses import dataclass

from django.core.exceptions import ObjectDoesNotExist
from django.db.models import Value
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from thbnet.paging import Page, page_of

from .history import Values, fields_of, values_of
from .telling import Change, Names, changes
from .tracks import Track

PAGE_SIZE = 20


@dataclass(frozen=True)
class Entry:
    version: object
    what: str
    changes: list[Change]
    is_own: bool  # of the row itself, not of a row edited with it
    is_newest: bool


class Timeline:
    """`tracks[0]` is the history of `row` itself."""

    def __init__(self, tracks: list[Track], row, member):
        self.tracks, self.row, self.names = tracks, row, Names(member)

    def page(self, asked_for: str) -> Page:
        """Of (number of the track, history_id, date). Raises Http404 where there is none."""
        moments = [
            track.versions.order_by()
            .annotate(track=Value(number))
            .values_list("track", "history_id", "history_date")
            for number, track in enumerate(self.tracks)
        ]
        joined = moments[0].union(*moments[1:], all=True) if moments[1:] else moments[0]
        return page_of(joined.order_by("-history_date", "-history_id"), asked_for, PAGE_SIZE)

    def entries(self, moments: list[tuple]) -> list[Entry]:
        """A fixed number of queries for each track and each kind of row it names."""
        told = {}
        for number, track in enumerate(self.tracks):
            told |= {
                (number, entry.version.history_id): entry
                for entry in self._told(track, [m[1] for m in moments if m[0] == number])
            }
        return [told[moment[:2]] for moment in moments]

    def _told(self, track: Track, history_ids: list[int]) -> list[Entry]:
        fetched = track.fetch(history_ids)
        asked = set(history_ids)
        versions = [version for version in fetched if version.history_id in asked]
        held = values_of(fetched)
        self.names.learn(fields_of(track.model), held.values())
        newest = self._newest(track) if track is self.tracks[0] else None
        return [self._entry(track, version, held, newest) for version in versions]

    def _newest(self, track: Track) -> int | None:
        return track.versions.order_by("-history_id").values_list("history_id", flat=True).first()

    def _entry(self, track, version, held: dict[int, Values], newest) -> Entry:
        own = track is self.tracks[0]
        new, old = held[version.history_id], held.get(version.previous_id)
        found = self._changes(track, version, old, new, own=own)
        what = _what(track, version, old, found)
        if not own:
            what = _("%(row)s: %(what)s") % {"row": self._name(track, version), "what": what}
        return Entry(version, what, found, own, version.history_id == newest)

    def _changes(self, track, version, old, new, *, own: bool) -> list[Change]:
        """A row edited with this one tells all it held when it comes or goes."""
        fields = track.told_fields()
        if version.history_type == "-":
            old, new = new, _nothing(fields)
        elif old is None:
            old = new if own else _nothing(fields)
        return changes(fields, old, new, self.names)

    def _name(self, track: Track, version) -> str:
        """The row as it called itself then; without a query for each row it refers to."""
        row = version.instance
        for field in track.model._meta.fields:
            if field.is_relation:
                known = self.names.rows.get(field.related_model, {})
                setattr(row, field.name, known.get(getattr(row, field.attname)))
        if track.parent:
            setattr(row, track.parent, self.row)
        kind = capfirst(track.model._meta.verbose_name)
        try:
            return _("%(kind)s “%(title)s”") % {"kind": kind, "title": row}
        except (AttributeError, ObjectDoesNotExist):  # what it referred to is gone
            return kind


def _nothing(fields: list) -> Values:
    return {field.name: _empty(field) for field in fields}


def _empty(field):
    if field.many_to_many:
        return frozenset()
    return "" if field.empty_strings_allowed else None


def _what(track: Track, version, old, found: list[Change]) -> str:
    if version.history_type == "+":
        return _("Added")
    if version.history_type == "-":
        return _("Removed")
    if old is None:
        return _("The first version that is kept here")
    if found:
        return _("Changed")
    return _("Confirmed") if track.quiet else _("Saved without a change")
