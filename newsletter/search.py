"""What the search finds of the newsletter: public editions, each block of theirs, acronyms."""

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from network.models import Country
from network.search import country_labels, names_of
from thbnet.search.sources import Entry, Source, register
from thbnet.search.spelling import words_of

from .frozen_html import Block, blocks_of
from .models import Edition, Term

MOST_BLOCKS = 1000  # so many parts of a row have a place


class Editions(Source):
    kind, place, label = "edition", 6, _("Newsletter")
    model = Edition
    is_dated = True
    follows = {
        "newsletter_issue": ("revision__issue",),
        # A later one closes the one before.
        "newsletter_revision": ("revision__issue__revisions",),
        "newsletter_edition": ("revision__issue__revisions__editions",),
    }

    def rows(self):
        return Edition.objects.public().latest(get_language()).defer(None).defer("pdf")

    def touched(self, changes, turned):
        """All of them, when countries got other names: by these it is known of which they tell."""
        found = super().touched(changes, turned)
        named = {"network_country", "network_formername"} & changes.keys()
        return self._keys(Q()) if named else found

    def entries(self, edition):
        issue = edition.issue
        url, day = issue.get_absolute_url(), timezone.localdate(issue.published_at)
        year = f"year={issue.year}"
        yield Entry(
            title=f"{edition.title} – {issue}",
            url=url,
            body=" ".join(f"{one['title']}. {one['text']}" for one in edition.teasers),
            day=day,
            labels=frozenset([year]),
        )
        names = _names_by_country()
        for part, block in enumerate(blocks_of(edition.html)[:MOST_BLOCKS], start=1):
            yield Entry(
                title=block.title or edition.title,
                url=f"{url}#{block.anchor}",
                body=block.text,
                day=day,
                labels=country_labels(_told_of(block, names)) | {year},
                part=part,
            )


def _names_by_country() -> dict[Country, list[set[str]]]:
    """The words of each name."""
    known = Country.objects.ever_partners().prefetch_related("former_names")
    return {country: [words_of(name) for name in names_of(country)] for country in known}


def _told_of(block: Block, names: dict[Country, list[set[str]]]) -> list[Country]:
    """The countries of which all words of a name stand in the block."""
    words = words_of(block.text) | words_of(block.title)
    return [country for country, its in names.items() if any(name <= words for name in its)]


class Acronyms(Source):
    """Those of the list of terms; those of posts are found as roles."""

    kind, place, label = "acronym", 7, _("Acronym")
    model = Term

    def rows(self):
        return Term.objects.acronyms().filter(language=get_language())

    def entries(self, term):
        yield Entry(title=term.term, url=term.glossary_url, body=term.note)


def register_all() -> None:
    for source in (Editions(), Acronyms()):
        register(source)
