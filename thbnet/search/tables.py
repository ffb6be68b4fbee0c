"""The trigrams by which entries are found: indexes on PostgreSQL, tables of their own on SQLite.

Triggers keep SQLite's tables in step. They hold no texts, only where these are.
"""

COLUMNS = ("title_words", "words")
POSTGRESQL = (
    # Without a list of what is pending, which every search would read in full.
    """
    CREATE INDEX thbnet_search_{column} ON thbnet_searchentry
        USING gin ({column} gin_trgm_ops) WITH (fastupdate = off)
    """,
)
SQLITE = (
    """
    CREATE VIRTUAL TABLE thbnet_search_{column} USING fts5(
        {column}, content='thbnet_searchentry', content_rowid='place',
        tokenize='trigram case_sensitive 1'
    )
    """,
    """
    CREATE TRIGGER thbnet_search_{column}_insert AFTER INSERT ON thbnet_searchentry BEGIN
        INSERT INTO thbnet_search_{column} (rowid, {column}) VALUES (NEW.place, NEW.{column});
    END
    """,
    """
    CREATE TRIGGER thbnet_search_{column}_delete AFTER DELETE ON thbnet_searchentry BEGIN
        INSERT INTO thbnet_search_{column} (thbnet_search_{column}, rowid, {column})
            VALUES ('delete', OLD.place, OLD.{column});
    END
    """,
    """
    CREATE TRIGGER thbnet_search_{column}_update AFTER UPDATE ON thbnet_searchentry BEGIN
        INSERT INTO thbnet_search_{column} (thbnet_search_{column}, rowid, {column})
            VALUES ('delete', OLD.place, OLD.{column});
        INSERT INTO thbnet_search_{column} (rowid, {column}) VALUES (NEW.place, NEW.{column});
    END
    """,
)


def make(_apps, schema_editor) -> None:
    _execute(schema_editor, POSTGRESQL if _is_postgresql(schema_editor) else SQLITE)


def drop(_apps, schema_editor) -> None:
    if _is_postgresql(schema_editor):
        _execute(schema_editor, ["DROP INDEX thbnet_search_{column}"])
    else:
        kinds = ("insert", "delete", "update")
        triggers = [f"DROP TRIGGER thbnet_search_{{column}}_{kind}" for kind in kinds]
        _execute(schema_editor, [*triggers, "DROP TABLE thbnet_search_{column}"])


def _is_postgresql(schema_editor) -> bool:
    return schema_editor.connection.vendor == "postgresql"


def _execute(schema_editor, templates) -> None:
    for column in COLUMNS:
        for template in templates:
            schema_editor.execute(template.format(column=column), params=None)
