"""What the strategy adds to the home page of the admin: what to look at again, and whose it is."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from network.permissions import edits_everything
from thbnet.admin.links import admin_url, can
from thbnet.templatetags.days import day

from .models import Action

MOST_ACTIONS = 10  # on the page; whoever has more finds the rest in the list


@dataclass(frozen=True)
class Row:
    action: Action
    doubts: list[str]
    edit_url: str
    confirm_url: str


def own_actions(request) -> dict:
    member = request.user
    if edits_everything(member) or not can(member, "change", Action):
        return {}
    rows = Action.objects.editable_by(member).to_update().order_by("ends_on", "pk")
    shown = list(rows[: MOST_ACTIONS + 1])
    more = admin_url(Action, "changelist", to_update="yes") if len(shown) > MOST_ACTIONS else ""
    return {
        "is_for_staff": member.organisation_id is not None,
        "rows": [row_of(action) for action in shown[:MOST_ACTIONS]],
        "more_url": more,
        "add_url": admin_url(Action, "add") if can(member, "add", Action) else "",
    }


def row_of(action: Action) -> Row:
    edit = admin_url(Action, "change", action.pk)
    if action.is_overdue:  # cannot be correct as it stands: one of the two must change
        return Row(action, list(_doubts(action)), f"{edit}#id_status", "")
    return Row(action, list(_doubts(action)), edit, admin_url(Action, "confirm", action.pk))


def _doubts(action: Action) -> Iterator[str]:
    if action.is_overdue:
        yield _("Its last day was %(day)s. Is it completed?") % {"day": day(action.ends_on)}
    if action.confirmed_on is None:
        yield _("Nobody has confirmed it yet.")
    elif action.is_stale:
        yield _("Not confirmed since %(day)s.") % {"day": day(action.confirmed_on)}
