"""Who may edit what. One rule in two forms, proved equal by a test:

`can_edit(member, thing)` for one object, `scope(queryset, member, to=...)` for a set.
Both answer *whose* data it is; Django's model permissions answer which kinds of data.
Accounts belong to nobody: `can_manage` and `Member.objects.editable_by` tell within whose reach
they are.
"""

EVERY_ORGANISATION = "network.edit_every_organisation"
ACCOUNTS = "network.change_member"


def edits_everything(member) -> bool:
    return member.is_active and member.has_perm(EVERY_ORGANISATION)


def can_edit(member, thing) -> bool:
    """Whether `thing`, which knows its `owner_id` (an organisation's key), is this member's."""
    if edits_everything(member):
        return True
    own = member.organisation_id if member.is_active and member.is_authenticated else None
    return own is not None and thing.owner_id == own


def scope(queryset, member, *, to: str):
    """Only the rows whose organisation, reached through the path `to`, is this member's."""
    if edits_everything(member):
        return queryset
    own = member.organisation_id if member.is_active and member.is_authenticated else None
    return queryset.filter(**{f"{to}_id": own}) if own is not None else queryset.none()


def manages_accounts(member) -> bool:
    return member.is_active and member.has_perm(ACCOUNTS)


def can_manage(member, account) -> bool:
    """Whether the account is within this member's reach: superusers only for superusers."""
    return manages_accounts(member) and (member.is_superuser or not account.is_superuser)
