"""Triggers that notice every change of what readers see, by the admin, a shell or plain SQL.

Each change is noted (`ContentChange`), and the version of all content gets a new token
(`ContentVersion`) in the same transaction: when others see the one, they see the other.

On PostgreSQL the token is renewed at the end of the transaction, once: writers wait for each other
only while they commit. On SQLite, where there is one writer at a time, at each row.

A later migration that alters a table has SQLite make it anew, without its triggers: such a
migration ends with `tracked` once more, after `untracked` at its beginning.
"""

from dataclasses import dataclass

from django.db import migrations

OPERATIONS = ("INSERT", "UPDATE", "DELETE")

FUNCTIONS = """
    CREATE OR REPLACE FUNCTION thbnet_note_change() RETURNS trigger LANGUAGE plpgsql AS $$
    DECLARE
        former bigint;
        present bigint;
    BEGIN
        IF TG_OP <> 'INSERT' THEN
            EXECUTE format('SELECT ($1).%I', TG_ARGV[0]) USING OLD INTO former;
        END IF;
        IF TG_OP <> 'DELETE' THEN
            EXECUTE format('SELECT ($1).%I', TG_ARGV[0]) USING NEW INTO present;
        END IF;
        INSERT INTO thbnet_contentchange (source, row_id)
            SELECT DISTINCT TG_TABLE_NAME, row FROM unnest(ARRAY[former, present]) AS row
            WHERE row IS NOT NULL;
        RETURN NULL;
    END $$;
    CREATE OR REPLACE FUNCTION thbnet_renew_version() RETURNS trigger LANGUAGE plpgsql AS $$
    DECLARE
        transaction text := pg_current_xact_id()::text;
    BEGIN
        IF current_setting('thbnet.renewed_in', true) IS DISTINCT FROM transaction THEN
            INSERT INTO thbnet_contentversion (id, token) VALUES (1, gen_random_uuid()::text)
                ON CONFLICT (id) DO UPDATE SET token = EXCLUDED.token;
            PERFORM set_config('thbnet.renewed_in', transaction, true);
        END IF;
        RETURN NULL;
    END $$
"""
POSTGRESQL = (
    """
    CREATE TRIGGER {name}_noted AFTER {operation} ON {table}
        FOR EACH ROW {when} EXECUTE FUNCTION thbnet_note_change('{row}')
    """,
    """
    CREATE CONSTRAINT TRIGGER {name}_renews AFTER {operation} ON {table}
        DEFERRABLE INITIALLY DEFERRED
        FOR EACH ROW {when} EXECUTE FUNCTION thbnet_renew_version()
    """,
)
SQLITE = (
    """
    CREATE TRIGGER {name}_noted AFTER {operation} ON {table} {when} BEGIN
        INSERT INTO thbnet_contentchange (source, row_id)
            SELECT '{table}', {former} WHERE {former} IS NOT NULL
            UNION SELECT '{table}', {present} WHERE {present} IS NOT NULL;
        DELETE FROM thbnet_contentversion;
        INSERT INTO thbnet_contentversion (id, token) VALUES (1, lower(hex(randomblob(16))));
    END
    """,
)


@dataclass(frozen=True)
class Tracked:
    table: str
    row: str
    """The column whose value is noted: the key of the row that tells readers of this one."""
    condition: str
    """Which rows readers see, in SQL, with {row} for the row; empty: all of them."""

    def statements(self, vendor: str) -> list[str]:
        templates = POSTGRESQL if vendor == "postgresql" else SQLITE
        return [
            template.format(**self._words(operation))
            for operation in OPERATIONS
            for template in templates
        ]

    def removals(self, vendor: str) -> list[str]:
        where = f" ON {self.table}" if vendor == "postgresql" else ""
        kinds = ("noted", "renews") if vendor == "postgresql" else ("noted",)
        return [
            f"DROP TRIGGER {self._name(operation)}_{kind}{where}"
            for operation in OPERATIONS
            for kind in kinds
        ]

    def _words(self, operation: str) -> dict[str, str]:
        return {
            "name": self._name(operation),
            "operation": operation,
            "table": self.table,
            "row": self.row,
            "former": "NULL" if operation == "INSERT" else f"OLD.{self.row}",
            "present": "NULL" if operation == "DELETE" else f"NEW.{self.row}",
            "when": self._when(operation),
        }

    def _name(self, operation: str) -> str:
        return f"{self.table}_{operation.lower()}"

    def _when(self, operation: str) -> str:
        if not self.condition:
            return ""
        images = {"INSERT": ["NEW"], "DELETE": ["OLD"]}.get(operation, ["OLD", "NEW"])
        return f"WHEN ({' OR '.join(self.condition.format(row=image) for image in images)})"


def tracked(*tables: str, row: str = "id", condition: str = "") -> migrations.RunPython:
    """An operation for migrations: from here on, changes of these tables are noticed."""
    watched = [Tracked(table, row, condition) for table in tables]
    return migrations.RunPython(_installer(watched), _remover(watched))


def untracked(*tables: str, row: str = "id", condition: str = "") -> migrations.RunPython:
    """The reverse of `tracked`, for migrations that alter these tables."""
    watched = [Tracked(table, row, condition) for table in tables]
    return migrations.RunPython(_remover(watched), _installer(watched))


def make_functions(_apps, schema_editor) -> None:
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(FUNCTIONS, params=None)


def drop_functions(_apps, schema_editor) -> None:
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("DROP FUNCTION thbnet_note_change(), thbnet_renew_version()")


def _installer(watched: list[Tracked]):
    def install(_apps, schema_editor):
        vendor = schema_editor.connection.vendor
        for statement in [one for table in watched for one in table.statements(vendor)]:
            schema_editor.execute(statement, params=None)

    return install


def _remover(watched: list[Tracked]):
    def remove(_apps, schema_editor):
        vendor = schema_editor.connection.vendor
        for statement in [one for table in watched for one in table.removals(vendor)]:
            schema_editor.execute(statement, params=None)

    return remove
