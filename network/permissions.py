"""Who may edit what. One rule in two forms, proved equal by a test:

`can_edit(member, thing)` for one object, `scope(queryset, member, to=...)` for a set.
Both answer *whose* data it is; Django's model permissions answer which kinds of data.
Accounts belong to nobody: `can_manage` and `Member.objects.editable_by` tell within whose reach
they are.
"""

from django.db.models import Q

EVERY_ORGANISATION = "network.edit_every_organisation"
ACCOUNTS = "network.change_member"


def edits_everything(member) -> bool:
    return member.is_active and member.has_perm(EVERY_ORGANISATION)


def can_edit(member, thing) -> bool:
    """Whether `thing`, which knows its `owner_id` (an organisation's key), is this member's."""
    return edits_everything(member) or _is_of(member, thing.owner_id)


def scope(queryset, member, *, to: str):
    """Only the rows whose organisation, reached through the path `to`, is this member's."""
    if edits_everything(member):
        return queryset
    own = _own(member)
    return queryset.filter(**{f"{to}_id": own}) if own is not None else queryset.none()


def receives(member, message) -> bool:
    """Whether the message is this member's to read: written to the own organisation's posts.

    Whoever may edit everything reads no other organisation's mail: only, beside the own, what is
    for the network's office, which has no owner.
    """
    if message.owner_id is None:
        return edits_everything(member)
    return _is_of(member, message.owner_id)


def mail_of(queryset, member, *, to: str):
    """Only the messages that this member `receives`; `to` leads from them to an organisation."""
    own = _own(member)
    mine = Q(**{f"{to}_id": own}) if own is not None else Q(pk__in=[])
    return queryset.filter(mine | Q(**{f"{to}_id": None}) if edits_everything(member) else mine)


def _own(member) -> int | None:
    return member.organisation_id if member.is_active and member.is_authenticated else None


def _is_of(member, owner_id: int) -> bool:
    own = _own(member)
    return own is not None and owner_id == own


def manages_accounts(member) -> bool:
    return member.is_active and member.has_perm(ACCOUNTS)


def can_manage(member, account) -> bool:
    """Whether the account is within this member's reach: superusers only for superusers."""
    return manages_accounts(member) and (member.is_superuser or not account.is_superuser)
