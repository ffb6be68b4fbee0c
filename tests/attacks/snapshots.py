"""All rows of all tables that are not the attacker's to change, to be compared afterwards."""

from django.apps import apps
from django.contrib.admin.models import LogEntry
from django.contrib.sessions.models import Session
from django.db.models import QuerySet

from network.models import Actor, Holder, Member, Message
from strategy.models import Action, Contribution
from thbnet.models import ContentChange, ContentVersion, Page

# What every visit writes, and what the database notes of every change, allowed ones included.
NOISE = {LogEntry, Session, ContentChange, ContentVersion}
OWNERS = {
    Actor: "organisation",
    Holder: "actor__organisation",
    Action: "leader__organisation",
    Contribution: "action__leader__organisation",
    Message: "organisation",
}


def everything(rows: QuerySet, _member) -> QuerySet:
    """For somebody who may change nothing."""
    return rows


def other_embassies(rows: QuerySet, member) -> QuerySet:
    """For staff: all but what belongs to their embassy, with its history and its relations."""
    for model, path in OWNERS.items():
        foreign = model.objects.exclude(**{path: member.organisation_id})
        if column := _column_of(model, rows.model):
            return rows.filter(**{f"{column}__in": foreign.values("pk")})
    return rows


def accounts_and_letters(rows: QuerySet, member) -> QuerySet:
    """For the CTR: accounts and what hangs on them, and what readers wrote to others.

    The content of the network is the CTR's; what it gave to an embassy was its own.
    """
    if rows.model is Message:
        others = rows.exclude(post=None).exclude(organisation=member.organisation_id)
        return others.exclude(passed_on_at__isnull=False, passed_on_from=None)
    content = rows.model._meta.app_label in {"network", "strategy", "newsletter", "thbnet"}
    return rows.none() if content and not _column_of(Member, rows.model) else rows


def superusers(rows: QuerySet, _member) -> QuerySet:
    """For administrators: the accounts of superusers, and all that is no account nor a page."""
    if getattr(rows.model, "instance_type", rows.model) is Page:
        return rows.none()
    if column := _column_of(Member, rows.model):
        above = Member.objects.filter(is_superuser=True)
        return rows.filter(**{f"{column}__in": above.values("pk")})
    # allauth keeps what belongs to an account by the name `user`.
    names = {field.name for field in rows.model._meta.fields}
    return rows.filter(user__is_superuser=True) if "user" in names else rows


def _column_of(model, table) -> str | None:
    """How rows of the table name the row they are, are the history of, or are a relation of."""
    described = getattr(table, "instance_type", table)
    if described is model:
        return table._meta.pk.name if table is model else model._meta.pk.name
    relation = described._meta.auto_created
    if relation is not model:
        return None
    return next(field.name for field in described._meta.fields if field.related_model is model)


def snapshot(others, member) -> dict[str, set[str]]:
    """The rows, by table, that `others` leaves of each table."""
    tables = set(apps.get_models(include_auto_created=True)) - NOISE
    return {model._meta.label: _rows(others, model, member) for model in tables}


def _rows(others, model, member) -> set[str]:
    columns = [field.attname for field in model._meta.concrete_fields if field.name != "last_login"]
    rows = others(model._base_manager.all(), member)
    return {repr([_plain(value) for value in row]) for row in rows.values_list(*columns)}


def _plain(value):
    """PostgreSQL gives bytes as an address in memory."""
    return bytes(value) if isinstance(value, memoryview) else value


def changes(before: dict, after: dict) -> dict[str, set[str]]:
    """What differs, by table: rows that went or came or say something else."""
    return {
        table: before[table] ^ after[table] for table in before if before[table] != after[table]
    }
