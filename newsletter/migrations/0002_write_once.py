"""What was published, and what was done, is written once: the database itself refuses a change.

SQLite lets rows be deleted, or nobody could empty a database there (`manage.py flush`, tests);
PostgreSQL empties tables in a way of its own. A later migration that alters one of the tables makes
a new one on SQLite, without the trigger: let it end with `install`.
"""

from django.db import migrations

TABLES = (
    "newsletter_event",
    "newsletter_revision",
    "newsletter_edition",
    "newsletter_editionpicture",
)
FUNCTION = """
    CREATE FUNCTION newsletter_write_once() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        RAISE EXCEPTION 'Rows of % are written once.', TG_TABLE_NAME
            USING ERRCODE = 'integrity_constraint_violation';
    END $$
"""
TRIGGERS = {
    "postgresql": """
        CREATE TRIGGER {table}_write_once BEFORE UPDATE OR DELETE ON {table}
        FOR EACH ROW EXECUTE FUNCTION newsletter_write_once()
    """,
    "sqlite": """
        CREATE TRIGGER {table}_write_once BEFORE UPDATE ON {table}
        BEGIN SELECT RAISE(ABORT, 'Rows of {table} are written once.'); END
    """,
}


def install(_apps, schema_editor):
    vendor = schema_editor.connection.vendor
    if vendor == "postgresql":
        schema_editor.execute(FUNCTION, params=None)
    for table in TABLES:
        schema_editor.execute(TRIGGERS[vendor].format(table=table), params=None)


def remove(_apps, schema_editor):
    postgresql = schema_editor.connection.vendor == "postgresql"
    for table in TABLES:
        where = f" ON {table}" if postgresql else ""
        schema_editor.execute(f"DROP TRIGGER {table}_write_once{where}")
    if postgresql:
        schema_editor.execute("DROP FUNCTION newsletter_write_once()")


class Migration(migrations.Migration):
    dependencies = [("newsletter", "0001_initial")]
    operations = [migrations.RunPython(install, remove)]
