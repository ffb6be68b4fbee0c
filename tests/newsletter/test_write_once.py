"""What was published and what was done: the database refuses where Python forgot to refuse."""

import pytest
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction

from newsletter.models import Edition, EditionPicture, Event, Issue, Revision
from newsletter.models.frozen import Frozen
from tests.factories import EditionFactory, EventFactory

FROZEN = [Event, Revision, Edition, EditionPicture]
EACH = pytest.mark.parametrize("model", FROZEN, ids=lambda model: model.__name__)


def write_one_of_each() -> None:
    EventFactory(about="As it was")
    edition = EditionFactory()
    EditionPicture.objects.create(revision=edition.revision, name="a.png", content=b"picture")


def run(sql: str) -> int:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)
        return cursor.rowcount


@pytest.mark.django_db
@EACH
def test_rows_that_are_written_once_cannot_be_updated(model):
    write_one_of_each()
    table, key = model._meta.db_table, model._meta.pk.column
    with pytest.raises(DatabaseError, match="written once"):
        run(f"UPDATE {table} SET {key} = {key} + 1")
    assert model.objects.count() == 1


@pytest.mark.django_db
@EACH
def test_rows_that_are_written_once_cannot_be_deleted(model):
    write_one_of_each()
    if connection.vendor == "sqlite":  # is emptied by deleting: only the models refuse there
        with pytest.raises(Frozen):
            model.objects.all().delete()
    else:
        with pytest.raises(DatabaseError, match="written once"):
            run(f"DELETE FROM {model._meta.db_table}")
    assert model.objects.count() == 1


@pytest.mark.django_db
def test_other_rows_are_changed_as_ever():
    write_one_of_each()
    assert run(f"UPDATE {Issue._meta.db_table} SET page_budget = 5") > 0


@pytest.mark.django_db(transaction=True)
def test_database_can_still_be_emptied_and_the_migration_taken_back():
    write_one_of_each()
    call_command("flush", interactive=False, verbosity=0)
    assert not Event.objects.exists()
    call_command("migrate", "newsletter", "0001_initial", verbosity=0)
    try:
        event = EventFactory()
        assert run(f"UPDATE {Event._meta.db_table} SET about = 'Otherwise'") == 1
        event.refresh_from_db()
        assert event.about == "Otherwise"
    finally:
        call_command("migrate", "newsletter", verbosity=0)
    with pytest.raises(DatabaseError, match="written once"):
        run(f"UPDATE {Event._meta.db_table} SET about = 'Again'")
