"""What the entries themselves know of what they were made from."""

from thbnet.models import SearchEntry


def labelled_rows(kind: str, labels: set[str]) -> set[int]:
    """The rows of that kind with an entry that bears one of the labels."""
    if not labels:
        return set()
    entries = SearchEntry.objects.filter(kind=kind).values_list("row", "labels")
    return {row for row, borne in entries.iterator() if labels.intersection(borne.split())}
