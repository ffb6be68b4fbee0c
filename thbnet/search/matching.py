"""Which entries have all the words: the only place where the two databases are asked differently.

PostgreSQL looks through the columns by their indexes of trigrams (`pg_trgm`), SQLite through tables
of trigrams (FTS5). The answers are the same, in the order of places.
"""

from dataclasses import dataclass

from django.db import connection
from django.db.models import Q

from thbnet.models import SearchEntry

from .writing import looked_through


@dataclass(frozen=True)
class Question:
    words: tuple[tuple[str, ...], ...]
    """Each with its spellings, one of which must begin a word of the entry."""
    span: tuple[int, int]
    """The first and the last place in question."""
    labels: frozenset[str] = frozenset()

    @property
    def patterns(self) -> list[list[str]]:
        """All must be met, each by one of its texts."""
        words = [[f"  {spelling}" for spelling in word] for word in self.words]
        return [*words, *([looked_through([], [label])[:-1]] for label in sorted(self.labels))]


def places(question: Question, column: str, *, limit: int) -> list[int]:
    """The first places whose column, `words` or `title_words`, answers the question."""
    find = _by_tables if connection.vendor == "sqlite" else _by_columns
    return find(question, column, limit)


def _by_columns(question: Question, column: str, limit: int) -> list[int]:
    found = SearchEntry.objects.filter(place__range=question.span)
    for texts in question.patterns:
        one = Q()
        for text in texts:
            one |= Q(**{f"{column}__contains": text})
        found = found.filter(one)
    return list(found.order_by("place").values_list("place", flat=True)[:limit])


def _by_tables(question: Question, column: str, limit: int) -> list[int]:
    every = " AND ".join(
        "(" + " OR ".join(f'"{text}"' for text in texts) + ")" for texts in question.patterns
    )
    table = f"thbnet_search_{column}"
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT rowid FROM {table} WHERE {table} MATCH %s"  # noqa: S608 - one of two names
            " AND rowid BETWEEN %s AND %s ORDER BY rowid LIMIT %s",
            [every, *question.span, limit],
        )
        return [row[0] for row in cursor.fetchall()]
