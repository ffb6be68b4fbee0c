"""What counts as a change of content, told by the database itself."""

import pytest
from django.apps import apps
from django.db import connection

from network.models import Actor, Message, Role
from newsletter.models import BLOCKS, Issue
from tests import factories
from thbnet.models import ContentChange, ContentVersion

pytestmark = pytest.mark.django_db

APPS = ("thbnet", "network", "strategy", "newsletter")
# Tables that readers see nothing of, each with what it holds.
PRIVATE = {
    "thbnet_contentversion": "the version itself",
    "thbnet_contentchange": "what is still to be told to the search",
    "thbnet_searchentry": "copies of what is public, for the search",
    "thbnet_searchstate": "of which day they are",
    "network_member": "accounts",
    "network_member_groups": "accounts",
    "network_member_user_permissions": "accounts",
    "network_listing": "copies of what is watched, for lists",
    "network_message": "letters of readers to posts",
    "newsletter_comment": "what is said in a review",
    "newsletter_event": "the log of an issue",
    "newsletter_reason": "why a warning was passed over",
    "newsletter_review": "approvals of drafts",
    "newsletter_standardquestion": "proposals to whoever makes an interview",
    "newsletter_textrequest": "texts that authors are asked for",
    "newsletter_editionpicture": "bytes of pictures, at addresses of their own",
}
# And these: drafts of issues, of which readers see the editions, and versions that histories keep.
PRIVATE_KINDS = (
    *(block._meta.db_table for block in BLOCKS),
    *(f"{label}_historical" for label in APPS),
)


def tables() -> set[str]:
    """Of the four apps, but for the private kinds."""
    configs = [apps.get_app_config(label) for label in APPS]
    models = [model for app in configs for model in app.get_models(include_auto_created=True)]
    names = {model._meta.db_table for model in models}
    return {name for name in names if not name.startswith(PRIVATE_KINDS)}


def triggers() -> dict[str, set[str]]:
    """By table: on which of INSERT, UPDATE, DELETE it tells of a change."""
    found = {}
    for name, table in _installed():
        if name.endswith("_noted"):
            operation = name.removesuffix("_noted").rpartition("_")[2]
            found.setdefault(table, set()).add(operation.upper())
    return found


def _installed() -> list[tuple[str, str]]:
    query = "SELECT name, tbl_name FROM sqlite_master WHERE type = 'trigger'"
    if connection.vendor == "postgresql":
        query = "SELECT tgname, tgrelid::regclass::text FROM pg_trigger WHERE NOT tgisinternal"
    with connection.cursor() as cursor:
        cursor.execute(query)
        return cursor.fetchall()


def test_every_table_is_watched_or_known_to_be_private():
    watched = triggers()
    assert sorted(tables() - watched.keys() - PRIVATE.keys()) == []
    assert sorted(watched.keys() & PRIVATE.keys()) == []
    assert sorted(PRIVATE.keys() - tables()) == []
    assert all(operations == {"INSERT", "UPDATE", "DELETE"} for operations in watched.values())


def noted() -> list[tuple[str, int]]:
    """What was noted since the last call, each once."""
    rows = set(ContentChange.objects.values_list("source", "row_id"))
    ContentChange.objects.all().delete()
    return sorted(rows)


def test_each_operation_notes_the_row():
    role = factories.RoleFactory()
    there = [("network_role", role.pk)]
    assert noted() == there
    Role.objects.update(acronym="ADDE")
    assert noted() == there
    Role.objects.all().delete()
    assert noted() == there


def test_relation_notes_the_row_that_tells_of_it():
    post, other = factories.ActorFactory(), factories.ActorFactory()
    noted()
    post.countries.add(factories.CountryFactory())
    assert ("network_actor_countries", post.pk) in noted()
    Actor.countries.through.objects.filter(actor=post).update(actor=other)
    told = [("network_actor_countries", post.pk), ("network_actor_countries", other.pk)]
    assert noted() == sorted(told)
    other.countries.clear()
    assert noted() == [("network_actor_countries", other.pk)]


def test_row_that_moves_or_goes_is_noted_under_those_that_tell_of_it():
    """When it is gone, nothing else says where it belonged."""
    holder, post = factories.HolderFactory(), factories.ActorFactory()
    former = holder.actor
    noted()
    holder.actor = post
    holder.save()
    assert noted() == sorted([("network_holder", former.pk), ("network_holder", post.pk)])
    holder.delete()
    assert noted() == [("network_holder", post.pk)]


def test_drafts_move_nothing():
    version = renewed()
    issue = factories.IssueFactory()
    factories.ArticleFactory(parent=issue)
    issue.title_en = "Another title"
    issue.save()
    issue.delete()
    assert [source for source, _row in noted() if source.startswith("newsletter")] == []
    assert renewed() == version


def test_issue_is_noted_when_it_comes_and_when_it_goes():
    issue = factories.IssueFactory()
    assert noted() == []
    Issue.objects.update(status="published", published_at="2014-12-31T12:00Z")
    assert noted() == [("newsletter_issue", issue.pk)]
    Issue.objects.update(status="withdrawn", withdrawn_at="2015-01-31T12:00Z")
    assert noted() == [("newsletter_issue", issue.pk)]


def test_letters_and_accounts_move_nothing():
    post = factories.ActorFactory()
    noted()
    version = renewed()
    letter = {"name": "A reader", "email": "a@example.org", "language": "en", "sent_as": "x"}
    Message.objects.create(post=post, organisation=post.organisation, **letter)
    factories.MemberFactory()
    assert noted() == []
    assert renewed() == version


def renewed() -> str:
    """The version as others will see it: PostgreSQL renews it at the end of the transaction."""
    connection.check_constraints()
    return ContentVersion.current()


def test_version_is_another_one_after_every_change():
    versions = {renewed()}
    factories.RoleFactory()
    versions.add(renewed())
    assert len(versions) == 2
    assert ContentVersion.objects.count() == 1
