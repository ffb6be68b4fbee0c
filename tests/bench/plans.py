"""Which queries of a page read a whole large table; `python -m tests.bench.plans PATH...`.

On the database of the environment. Prints one line for each, nothing when all use an index.
"""

import re
import sys

import django

django.setup()

from django.conf import settings  # noqa: E402
from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402

LARGE = 5000  # rows; a smaller table is read as a whole in no time
SCANS = {
    # Without "USING": with an index it reads the rows of a page in order, and stops.
    "sqlite": re.compile(r"SCAN (\w+)(?! USING)\b"),
    "postgresql": re.compile(r"Seq Scan on (\w+)"),
}


def scanned(path: str) -> set[str]:
    """The large tables that answering reads as a whole."""
    with CaptureQueriesContext(
        connection,
    ) as queries:
        Client(headers={"Host": settings.ALLOWED_HOSTS[0]}).get(path)
    statements = [query["sql"] for query in queries if query["sql"].startswith("SELECT")]
    return {table for one in statements for table in _scans(one) if _is_large(table)}


def _scans(statement: str) -> list[str]:
    explain = "EXPLAIN" if connection.vendor == "postgresql" else "EXPLAIN QUERY PLAN"
    with connection.cursor() as cursor:
        cursor.execute(f"{explain} {statement}")
        plan = "\n".join(str(row[-1]) for row in cursor.fetchall())
    return SCANS[connection.vendor].findall(plan)


def _is_large(table: str) -> bool:
    if table not in connection.introspection.table_names():
        return False  # an alias, of a table that stands in the plan by its own name, too
    with connection.cursor() as cursor:
        cursor.execute(f'SELECT count(*) FROM "{table}"')
        return cursor.fetchone()[0] > LARGE


if __name__ == "__main__":
    for path in sys.argv[1:]:
        for table in sorted(scanned(path)):
            print(f"{path}: reads all of {table}")  # noqa: T201 - what it is for
