"""Two real processes of the production server: after any change both show it with the next page."""

import contextlib
import datetime

import pytest
from django.core.management import call_command
from django.db import connection, transaction
from django.utils import timezone

from network.models import Country, Role
from newsletter.actions.withdrawing import withdraw
from newsletter.demo import CONTENT
from newsletter.loading.files import Folder
from newsletter.loading.kinds import KINDS
from newsletter.loading.rows import Loading
from newsletter.models import Issue
from tests import factories
from tests.serving import Server
from tests.visits import Visit

pytestmark = pytest.mark.django_db(transaction=True)

GLOSSARY, COUNTRIES = "/en/glossary/", "/fr/countries/"


@pytest.fixture(scope="module")
def workers(django_db_setup):
    """With room for copies; they stay while the tests empty the database between them."""
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("FRONT_CACHE_MB", "8")
        servers = [Server(), Server()]
    yield servers
    for server in servers:
        server.kill()


def told(workers, path) -> list[str]:
    return [worker.open(path).read().decode() for worker in workers]


@contextlib.contextmanager
def unnoticed(table):
    """Changes of the table escape the triggers, as nothing that anybody does can."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
            yield
            cursor.execute(f"ALTER TABLE {table} ENABLE TRIGGER USER")
            return
        cursor.execute(
            "SELECT name, sql FROM sqlite_master WHERE tbl_name = %s AND type = 'trigger'", [table]
        )
        triggers = cursor.fetchall()
        for name, _sql in triggers:
            cursor.execute(f"DROP TRIGGER {name}")
        yield
        for _name, sql in triggers:
            cursor.execute(sql)


def test_pages_come_from_copies_until_a_change_is_noticed(workers):
    """Proves what all the others rely on: without the triggers, they would read what was."""
    role = factories.RoleFactory(name_en="Before")
    tags = {worker.open(GLOSSARY).headers["ETag"] for worker in workers}
    assert len(tags) == 1
    with unnoticed("network_role"):
        Role.objects.filter(pk=role.pk).update(name_en="Unnoticed")
    assert all("Before" in page for page in told(workers, GLOSSARY))
    Role.objects.filter(pk=role.pk).update(name_en="After")
    assert all("After" in page for page in told(workers, GLOSSARY))


def by_admin(role, client):
    visit = Visit(client, factories.MemberFactory(superuser=True), role)
    assert visit.save(name_en="by admin").status_code == 302


def by_save(role, _client):
    role.name_en = "by save"
    role.save()


def by_update(role, _client):
    Role.objects.filter(pk=role.pk).update(name_en="by update")


def by_sql(role, _client):
    with connection.cursor() as cursor:
        cursor.execute("UPDATE network_role SET name_en = 'by sql' WHERE id = %s", [role.pk])


def by_transaction(role, client):
    with transaction.atomic():
        role.acronym = "ZZZ"
        role.save()
        Role.objects.filter(pk=role.pk).update(name_en="by transaction")


def by_bulk(role, _client):
    Role.objects.bulk_create([factories.RoleFactory.build(name_en="by bulk")])


WAYS = [by_admin, by_save, by_update, by_sql, by_transaction, by_bulk]


def test_change_by_any_way_is_shown_by_every_worker(workers, client):
    role = factories.RoleFactory()
    for change in WAYS:
        text = change.__name__.replace("_", " ")
        assert not any(text in page for page in told(workers, GLOSSARY))
        change(role, client)
        assert all(text in page for page in told(workers, GLOSSARY)), text


def test_what_is_loaded_is_shown_by_every_worker(workers):
    assert not any("SCAC" in page for page in told(workers, GLOSSARY))
    [kind] = [kind for kind in KINDS if kind.model is Role]
    with transaction.atomic():
        Loading(Folder(CONTENT)).load(kind)
    assert all("SCAC" in page for page in told(workers, GLOSSARY))


def test_what_is_deleted_or_undone_is_shown_by_every_worker(workers):
    partner = factories.CountryFactory(partner=True, name_fr="Pays de passage")
    assert all("Pays de passage" in page for page in told(workers, COUNTRIES))
    with contextlib.suppress(ZeroDivisionError), transaction.atomic():
        partner.partnerships.all().delete()
        raise ZeroDivisionError
    assert all("Pays de passage" in page for page in told(workers, COUNTRIES))
    Country.objects.get().delete()
    assert not any("Pays de passage" in page for page in told(workers, COUNTRIES))


def test_relation_that_is_added_or_removed_is_shown_by_every_worker(workers):
    action = factories.ActionFactory(slug="varna")
    partner = factories.OrganisationFactory(name_en="Helping Hands")
    told(workers, "/en/actions/varna/")
    action.partners.add(partner)
    assert all("Helping Hands" in page for page in told(workers, "/en/actions/varna/"))
    action.partners.clear()
    assert not any("Helping Hands" in page for page in told(workers, "/en/actions/varna/"))


@pytest.mark.usefixtures("drawn_at_once")
def test_issue_comes_and_goes_at_every_worker(workers):
    """Published by the clock, withdrawn by the CTR; until then its draft is nobody's."""
    ctr = factories.MemberFactory(ctr=True, email="ctr@example.org")
    issue = factories.IssueFactory(number=1, title_en="Spring tidings")
    factories.ArticleFactory(parent=issue)
    assert not any("Spring tidings" in page for page in told(workers, "/en/newsletter/"))
    ago = timezone.now() - datetime.timedelta(minutes=1)
    Issue.objects.filter(pk=issue.pk).update(publish_at=ago, scheduled_by=ctr)
    assert not any("Spring tidings" in page for page in told(workers, "/en/newsletter/"))
    call_command("publish_due")
    assert all("Spring tidings" in page for page in told(workers, "/en/newsletter/"))
    issue.refresh_from_db()
    withdraw(issue, reason_en="An error.", reason_fr="Une erreur.", by=ctr)
    assert not any("Spring tidings" in page for page in told(workers, "/en/newsletter/"))


def test_worker_whose_connections_were_cut_answers_nevertheless(workers):
    """As after a restart of PostgreSQL; SQLite has no connection that others could cut."""
    factories.RoleFactory(name_en="Before")
    told(workers, GLOSSARY)
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                " WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )
    for _time in range(8):  # each of a worker's threads has its own
        assert all("Before" in page for page in told(workers, GLOSSARY))
