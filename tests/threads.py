"""Several at once, each with a connection of its own."""

from django.db import connection


def apart(function, *args, **kwargs):
    """Run in a thread, which leaves its database connection behind."""
    try:
        return function(*args, **kwargs)
    finally:
        connection.close()
