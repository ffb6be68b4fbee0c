"""Entries from rows, in every language."""

from collections.abc import Iterable, Iterator
from itertools import islice
from urllib.parse import quote

from django.conf import settings
from django.utils.translation import override

from thbnet.models import SearchEntry
from thbnet.models.search import LANGUAGE

from .places import by_day, by_title, place
from .sources import Entry, Source
from .spelling import words_of

AT_ONCE = 500  # rows


def write(source: Source, keys: Iterable[int]) -> None:
    """Make the entries of these rows anew; of those that are not public there will be none."""
    for some in _batches(sorted(keys)):
        SearchEntry.objects.filter(kind=source.kind, row__in=some).delete()
        for language, _name in settings.LANGUAGES:
            with override(language):
                SearchEntry.objects.bulk_create(list(_entries(source, some, language)))


def _batches(keys: list[int]) -> Iterator[list[int]]:
    remaining = iter(keys)
    while some := list(islice(remaining, AT_ONCE)):
        yield some


def _entries(source: Source, keys: list[int], language: str) -> Iterator[SearchEntry]:
    for row in source.rows().filter(pk__in=keys):
        for entry in source.entries(row):
            yield _stored(entry, source, row.pk, language)


def _stored(entry: Entry, source: Source, row: int, language: str) -> SearchEntry:
    order = by_day(entry.day) if source.is_dated else by_title(entry.title)
    title_words = words_of(entry.title)
    all_words = title_words | words_of(entry.body) | words_of(entry.also)
    return SearchEntry(
        place=place(language, source.place, order, row, entry.part),
        kind=source.kind,
        row=row,
        title=entry.title,
        body=entry.body,
        url=entry.url,
        day=entry.day,
        labels=" ".join(sorted(entry.labels | _languages(entry))),
        title_words=looked_through(title_words, entry.labels),
        words=looked_through(all_words, entry.labels),
    )


def _languages(entry: Entry) -> set[str]:
    """Which words are in a language of their own: no filter asks for it, results show it."""
    return {f"{LANGUAGE}={language}:{quote(words)}" for words, language in entry.spoken.items()}


def looked_through(words: Iterable[str], labels: Iterable[str]) -> str:
    """Two spaces before each word: with its first letter they are three, what indexes go by.

    No word begins with the sign that labels do, so nobody asks for a label by its letters.
    """
    marked = [*sorted(words), *(f"={label}" for label in sorted(labels))]
    return "".join(f"  {word}" for word in marked) + "  "
