"""Who holds a post, who is to hold it next, and how one follows the other."""

import datetime
import hashlib
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from thbnet.dates import ONE_DAY, today
from thbnet.templatetags.days import day

from .actions import confirm
from .models import Actor, Holder


@dataclass(frozen=True)
class Handover:
    """`leaving` holds the post today, `arriving` comes next. Either may be None: nobody."""

    actor: Actor
    leaving: Holder | None
    arriving: Holder | None

    @classmethod
    def of(cls, actor: Actor) -> "Handover":
        rows = Holder.objects.overlapping(today(), None).filter(actor=actor)
        known = list(rows.order_by(F("since").asc(nulls_first=True)))
        leaving = next((holder for holder in known if holder.has_begun), None)
        return cls(actor, leaving, next((row for row in known if not row.has_begun), None))

    @property
    def stamp(self) -> str:
        """Another one as soon as either row has been changed, exchanged or deleted."""
        rows = [holder for holder in (self.leaving, self.arriving) if holder]
        values = [(name, str(getattr(row, name))) for row in rows for name in _columns(row)]
        return hashlib.sha256(repr(values).encode()).hexdigest()[:16]


def _columns(row) -> list[str]:
    return [field.attname for field in row._meta.concrete_fields]


class ChangedMeanwhile(Exception):
    """Somebody else has changed who holds the post, or who is to hold it."""


@transaction.atomic
def hand_over(
    actor: Actor,
    *,
    by,
    seen: str,
    leaves: datetime.date | None = None,
    arrives: Holder | None = None,
) -> Handover:
    """Write the last day of who holds the post, and who comes next: both, or neither.

    `arrives` is a new row or the planned successor's, not saved yet; `seen` is the stamp of what
    `by` decided upon. Raises ChangedMeanwhile, and ValidationError by field: `last_day` for the
    one who leaves, the row's own names for the one who arrives.
    """
    locked = Actor.objects.select_for_update().filter(pk=actor.pk).first()
    now = locked and Handover.of(locked)
    if now is None or now.stamp != seen:
        raise ChangedMeanwhile
    refuse_dates(now, leaves, arrives and arrives.since)
    for step, holder, value in _steps(now, leaves, arrives):
        holder._history_user = by
        step(holder, value)
    confirm(actor, by=by)
    return Handover(actor, now.leaving, arrives)


def refuse_dates(
    now: Handover, leaves: datetime.date | None, first_day: datetime.date | None
) -> None:
    """Two people never hold a post on the same day, and nobody a closed one.

    Raises ValidationError for the field `since`.
    """
    if first_day and now.actor.until and first_day >= now.actor.until:
        closed = {"day": day(now.actor.until)}
        raise ValidationError({"since": _("This post is closed from %(day)s on.") % closed})
    if now.leaving and leaves and first_day and first_day <= leaves:
        told = {"name": now.leaving, "last": day(leaves), "first": day(leaves + ONE_DAY)}
        sentence = _(
            "%(name)s holds the post until %(last)s. The next person can begin on %(first)s at the"
            " earliest."
        )
        raise ValidationError({"since": sentence % told})


def _steps(now: Handover, leaves: datetime.date | None, arrives: Holder | None) -> list[tuple]:
    """What to do with whom. Out of the way first, or the two would meet for a moment."""
    steps = [(_leave, now.leaving, leaves)] if now.leaving and leaves else []
    steps += [(_arrive, arrives, now.actor)] if arrives else []
    return steps[::-1] if _moves_later(now, arrives) else steps


def _moves_later(now: Handover, arrives: Holder | None) -> bool:
    planned = now.arriving
    return bool(planned and arrives and arrives.pk == planned.pk and arrives.since > planned.since)


def _leave(holder: Holder, last_day: datetime.date) -> None:
    holder.until = last_day + ONE_DAY
    try:
        holder.full_clean()
    except ValidationError as refusal:
        raise ValidationError({"last_day": refusal.messages}) from refusal
    holder.save()


def _arrive(holder: Holder, actor: Actor) -> None:
    holder.actor = actor
    try:
        holder.full_clean()
    except ValidationError as refusal:
        errors = refusal.message_dict
        about_dates = errors.pop("__all__", [])
        raise ValidationError(errors | ({"since": about_dates} if about_dates else {})) from refusal
    holder.save()


def done_already(
    actor: Actor, *, leaves: datetime.date | None, arrives: Holder | None
) -> Handover | None:
    """The handover, where all that is asked for is so already: a button was pressed twice."""
    leaving = leaves and actor.holders.filter(until=leaves + ONE_DAY).first()
    arriving = arrives and actor.holders.filter(**_typed(arrives)).first()
    is_so = bool(leaving) == bool(leaves) and bool(arriving) == bool(arrives)
    return Handover(actor, leaving, arriving) if is_so else None


def _typed(holder: Holder) -> dict:
    """What tells one person from another: all that was typed in, without the picture."""
    left_out = ("id", "actor_id", "until")
    return {
        name: getattr(holder, name)
        for name in _columns(holder)
        if name not in left_out and not name.startswith("portrait")
    }
