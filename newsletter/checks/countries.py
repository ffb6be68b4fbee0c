"""Countries whose name is followed by a note wherever it is printed."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import override

from network.models import Country
from newsletter.models import Actions, Block, CountriesMap

from .findings import Finding, spotted
from .manuscript import Manuscript, names_of, whole_words
from .text import Text


def missing_footnote(manuscript: Manuscript) -> Iterator[Finding]:
    """A name carries its note where an asterisk follows it and a line of the block begins with one.

    The map of the countries and the lists of actions print the notes by themselves.
    """
    noted = [country for country in manuscript.countries if country.footnote_en]
    patterns = [(country, whole_words(names_of(country))) for country in noted]
    for text in manuscript.texts:
        for country, pattern in patterns:
            named = pattern.search(text.plain)
            if not named or country in _printed_with(text.block, manuscript):
                continue
            marked = text.plain[named.end() :].startswith("*")
            if not (marked and _has_note(text, manuscript)):
                with override(text.language):
                    note = country.footnote
                yield spotted(
                    "newsletter.I025",
                    text,
                    _("“%(country)s” stands without its note.") % {"country": named[0]},
                    _("Put an asterisk after the name, and at the end of the text: * %(note)s")
                    % {"note": note},
                    evidence=text.plain,
                )


def _printed_with(block: Block | None, manuscript: Manuscript) -> set[Country]:
    if isinstance(block, CountriesMap):
        return set(manuscript.material.partners)
    if isinstance(block, Actions):
        return {country for action in block.actions.all() for country in action.countries.all()}
    return set()


def _has_note(text: Text, manuscript: Manuscript) -> bool:
    together = manuscript.texts_by_block[text.block]
    lines = (line for one in together if one.language == text.language for line in one.lines)
    return any(line.startswith("*") for line in lines)
