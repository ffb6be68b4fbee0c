"""Triggers that write `network_listing` anew for the posts that a change concerns.

In PostgreSQL a change first waits for others of the same posts, so that the last one sees them all.
A later migration that alters one of these tables drops the triggers first, and ends with making
them once more.
"""

RENEWED = """
    DELETE FROM network_listing WHERE actor_id IN (
        SELECT id FROM network_actor WHERE {posts}
    );
    INSERT INTO network_listing (
        actor_id, country_id, role_id, town_id, is_away, is_regional, since, until,
        seat_name_en, seat_name_fr, role_name_en, role_name_fr, slug
    )
    SELECT actor.id, country.id, actor.role_id, organisation.town_id,
        country.id <> organisation.country_id,
        EXISTS (
            SELECT 1 FROM network_actor_countries covered
            WHERE covered.actor_id = actor.id AND covered.country_id <> organisation.country_id
        ),
        actor.since, actor.until, seat.name_en, seat.name_fr,
        CASE WHEN role.acronym = '' THEN role.name_en ELSE role.acronym END,
        CASE WHEN role.acronym = '' THEN role.name_fr ELSE role.acronym END,
        actor.slug
    FROM network_actor actor
    JOIN network_role role ON role.id = actor.role_id
    JOIN network_organisation organisation ON organisation.id = actor.organisation_id
    JOIN network_country seat ON seat.id = organisation.country_id
    JOIN network_country country ON country.id = organisation.country_id OR country.id IN (
        SELECT country_id FROM network_actor_countries covered WHERE covered.actor_id = actor.id
    )
    WHERE actor.id IN (SELECT id FROM network_actor WHERE {posts});
"""
GONE = "DELETE FROM network_listing WHERE actor_id = OLD.id;"
SEATED = "organisation_id IN (SELECT id FROM network_organisation WHERE country_id = NEW.id)"
# After what, on which table, which posts are listed anew.
CHANGES = (
    ("INSERT", "network_actor", "id = NEW.id"),
    ("UPDATE", "network_actor", "id = NEW.id"),
    ("INSERT", "network_actor_countries", "id = NEW.actor_id"),
    ("UPDATE", "network_actor_countries", "id IN (OLD.actor_id, NEW.actor_id)"),
    ("DELETE", "network_actor_countries", "id = OLD.actor_id"),
    ("UPDATE", "network_organisation", "organisation_id = NEW.id"),
    ("UPDATE", "network_role", "role_id = NEW.id"),
    ("UPDATE", "network_country", SEATED),
)
# What a post repeats of these: other changes of theirs list nothing anew.
REPEATED = {
    "network_actor": ("role_id", "organisation_id", "slug", "since", "until"),
    "network_organisation": ("country_id", "town_id"),
    "network_role": ("acronym", "name_en", "name_fr"),
    "network_country": ("name_en", "name_fr"),
}
POSTGRESQL = """
    CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        {waiting}
        {body}
        RETURN NULL;
    END $$;
    CREATE TRIGGER {name} AFTER {operation} ON {table}
        FOR EACH ROW {when} EXECUTE FUNCTION {name}()
"""
WAITING = "PERFORM 1 FROM network_actor WHERE {posts} ORDER BY id FOR NO KEY UPDATE;"
SQLITE = "CREATE TRIGGER {name} AFTER {operation} ON {table} {when} BEGIN {body} END"


def make_triggers(_apps, schema_editor) -> None:
    template = POSTGRESQL if schema_editor.connection.vendor == "postgresql" else SQLITE
    for operation, table, posts in CHANGES:
        _make(schema_editor, template, operation, table, posts)
    gone = _words("DELETE", "network_actor") | {"waiting": "", "body": GONE}
    schema_editor.execute(template.format(**gone), params=None)


def _make(schema_editor, template: str, operation: str, table: str, posts: str) -> None:
    bodies = {"waiting": WAITING.format(posts=posts), "body": RENEWED.format(posts=posts)}
    schema_editor.execute(template.format(**_words(operation, table) | bodies), params=None)


def _words(operation: str, table: str) -> dict[str, str]:
    columns = REPEATED.get(table, ()) if operation == "UPDATE" else ()
    changed = " OR ".join(f"OLD.{column} IS DISTINCT FROM NEW.{column}" for column in columns)
    return {
        "name": _name(operation, table),
        "operation": operation,
        "table": table,
        "when": f"WHEN ({changed})" if changed else "",
    }


def _name(operation: str, table: str) -> str:
    return f"{table}_{operation.lower()}_listed"


def drop_triggers(_apps, schema_editor) -> None:
    names = [_name(operation, table) for operation, table, _posts in CHANGES]
    for name in [*names, _name("DELETE", "network_actor")]:
        if schema_editor.connection.vendor == "postgresql":
            schema_editor.execute(f"DROP FUNCTION {name}() CASCADE")
        else:
            schema_editor.execute(f"DROP TRIGGER {name}")
