"""Reading long tables: in a fixed number of queries, and never all rows in memory."""

from collections import defaultdict

from django.db.models import Model

CHUNK = 2000  # rows in memory at once


def codes_of(link: type[Model], row: str) -> dict[int, list[str]]:
    """By the key of a row, the codes of its countries, from the table between the two."""
    codes = defaultdict(list)
    pairs = link.objects.order_by(row, "country__code").values_list(row, "country__code")
    for key, code in pairs.iterator(CHUNK):
        codes[key].append(code)
    return codes
