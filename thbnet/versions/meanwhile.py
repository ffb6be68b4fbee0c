"""What others saved between somebody's opening a page and saving it."""

import re
from dataclasses import dataclass
from functools import cached_property

from allauth.account.utils import user_display
from django.db.models import Min, OuterRef, Subquery
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from thbnet.templatetags.days import day

from .history import Values, one_of_each, values_of

OPENED = "opened_versions"  # the form's hidden field: which versions its page was made from
MARK = re.compile(r"([a-z]+):([0-9]{1,9})")


def opened_versions(row, tracks) -> str:
    """The newest version of each track, as the hidden field tells it. One query."""
    newest = {
        track.model._meta.model_name: Subquery(
            track.versions_of(OuterRef("pk")).order_by("-history_id").values("history_id")[:1]
        )
        for track in tracks
    }
    found = type(row)._base_manager.filter(pk=row.pk).values(**newest).first() or {}
    return " ".join(f"{name}:{number or 0}" for name, number in found.items())


def mark_of(model, posted: str) -> int | None:
    """The newest version that the page knew; None where it does not say."""
    return dict(_marks(posted)).get(model._meta.model_name)


def _marks(posted: str):
    for word in posted[:500].split():
        if match := MARK.fullmatch(word):
            yield match[1], int(match[2])


@dataclass(frozen=True)
class Save:
    """Somebody else's last save of a row, and what the row held when the page was opened."""

    version: object
    before: Values | None  # None: not known


class Meanwhile:
    """By the key of a row: what others saved after the page was opened, at most four queries."""

    def __init__(self, track, mark: int | None):
        self.track, self.mark = track, mark

    def of(self, row) -> Save | None:
        return self._saves.get(row.pk)

    @cached_property
    def _saves(self) -> dict[object, Save]:
        newer = one_of_each(self._newer)
        older = self._older(newer) if newer else {}
        held = values_of(list(older.values()))
        return {
            key: Save(version, held[older[key].history_id] if key in older else None)
            for key, version in newer.items()
            if key not in older or older[key].history_id != version.history_id
        }

    @property
    def _newer(self):
        known = 0 if self.mark is None else self.mark
        return self.track.versions.filter(history_id__gt=known)

    def _older(self, keys) -> dict:
        """A page that does not say when it was opened may be as old as its row."""
        rows = self.track.versions.filter(**{f"{self.track.key}__in": list(keys)})
        if self.mark is None:
            return one_of_each(rows, Min)
        return one_of_each(rows.filter(history_id__lte=self.mark))


def told(save: Save, member) -> str:
    """Who saved, and when, for somebody who had opened the page before."""
    version = save.version
    sentence = (
        _("You saved this in another window on %(day)s at %(time)s.")
        if version.history_user == member
        else _("%(person)s saved this on %(day)s at %(time)s, after you had opened it.")
    )
    moment = localtime(version.history_date)
    known = {"person": full_name(version.history_user), "day": day(moment)}
    known["time"] = date_format(moment, "H:i")
    return " ".join([sentence % known, _("Choose below what to keep, then save again.")])


def full_name(member) -> str:
    return user_display(member) if member else _("Somebody")
