"""A question's answer: first what has all the words in its title, then the others."""

from dataclasses import dataclass

from thbnet.models import SearchEntry
from thbnet.paging import PAGE_SIZE, Page

from .extracts import Marking
from .matching import Question, places
from .refreshing import refresh
from .sources import source_of

MOST_PAGES = 20
MOST = MOST_PAGES * PAGE_SIZE
"""Results that are listed. Nobody reads further, and a word more leads there sooner."""


@dataclass(frozen=True)
class Result:
    entry: SearchEntry
    label: str
    title: str
    """HTML in which the words are marked; so is the extract."""
    extract: str
    countries: list


@dataclass(frozen=True)
class Answer:
    page: Page
    number: int
    """Of results on all pages."""
    is_cut: bool
    """Whether there are more than the number tells."""


def ask(question: Question, number: int, countries: list) -> Answer | None:
    """That page of the answer, from 1; None where there is none. Nothing found has one page."""
    refresh()
    found = _found(question)
    first = (number - 1) * PAGE_SIZE
    shown = found[:MOST][first : first + PAGE_SIZE]
    if number > 1 and not shown:
        return None
    page = Page(
        _results(shown, question, countries), number, min(len(found), MOST) > first + PAGE_SIZE
    )
    return Answer(page, min(len(found), MOST), len(found) > MOST)


def _found(question: Question) -> list[int]:
    """The places in the order of results, one more than are listed if there are more."""
    titles = places(question, "title_words", limit=MOST + 1)
    every = places(question, "words", limit=MOST + 1 + len(titles))
    return list(dict.fromkeys([*titles, *every]))[: MOST + 1]


def _results(shown: list[int], question: Question, countries: list) -> list[Result]:
    entries = SearchEntry.objects.defer("words", "title_words").in_bulk(shown)
    marking = Marking(question.words)
    return [_result(entries[place], marking, countries) for place in shown if place in entries]


def _result(entry: SearchEntry, marking: Marking, countries: list) -> Result:
    codes, spoken = set(entry.labelled("country")), entry.spoken
    return Result(
        entry=entry,
        label=source_of(entry.kind).label,
        title=marking.whole(entry.title, spoken),
        extract=marking.extract(entry.body, spoken),
        countries=[country for country in countries if country.code in codes],
    )
