"""An issue as the checks read it: its blocks, their texts, and what is known of the words there."""

import re
from functools import cached_property

from django.conf import settings

from network.models import Actor, Country, Holder, Role, Town
from newsletter.material import Material
from newsletter.models import Block, Issue, StandardQuestion, Term, TextRequest
from newsletter.models.request_state import KINDS
from newsletter.rendering import anchor

from .text import Text, same
from .texts import shown_with, texts_of

LANGUAGES = [code for code, _name in settings.LANGUAGES]


class Manuscript:
    """Each part is read from the database once, when a check asks for it, whatever the length."""

    def __init__(self, material: Material):
        self.material = material

    @property
    def issue(self) -> Issue:
        return self.material.issue

    @property
    def blocks(self) -> list[Block]:
        return self.material.every_block

    @cached_property
    def texts(self) -> list[Text]:
        """Everything in words that readers get: of the issue, its blocks and what these show."""
        found = list(texts_of(self.issue, None, ("title",)))
        for block in self.blocks:
            found += texts_of(block, block)
            for row, names in shown_with(block):
                found += texts_of(row, block, names)
        return found

    @cached_property
    def texts_by_block(self) -> dict[Block | None, list[Text]]:
        found: dict[Block | None, list[Text]] = {}
        for text in self.texts:
            found.setdefault(text.block, []).append(text)
        return found

    @cached_property
    def standard_questions(self) -> set[str]:
        asked = StandardQuestion.objects.values_list("question_en", "question_fr")
        return {question for pair in asked for question in pair if question}

    @cached_property
    def terms(self) -> dict[str, list[Term]]:
        found = {language: [] for language in LANGUAGES}
        for term in Term.objects.all():
            found.setdefault(term.language, []).append(term)
        return found

    @cached_property
    def acronyms(self) -> set[str]:
        """Those that a role explains, or that the list of terms has."""
        listed = {term.term for terms in self.terms.values() for term in terms}
        return listed | set(Role.objects.exclude(acronym="").values_list("acronym", flat=True))

    @cached_property
    def countries(self) -> list[Country]:
        return list(Country.objects.prefetch_related("former_names"))

    @cached_property
    def places(self) -> re.Pattern:
        """Finds the towns that the network knows, in any language."""
        names = Town.objects.values_list("name_en", "name_fr")
        return whole_words({name for pair in names for name in pair})

    @cached_property
    def family_names(self) -> set[str]:
        return {same(name) for name in Holder.objects.values_list("family_name", flat=True)}

    @cached_property
    def contacts(self) -> set[str]:
        """Addresses and telephone numbers of posts that are public; of numbers only the digits."""
        public = {one for actor in Actor.objects.all() for one in actor.contact_for().values()}
        return {one.lower() if "@" in one else re.sub(r"\D", "", one) for one in public}

    @cached_property
    def requests(self) -> dict[Block, list[TextRequest]]:
        """The requested texts by block, in the order in which they were asked for."""
        found: dict[Block, list[TextRequest]] = {}
        blocks = {anchor(block): block for block in self.blocks}
        for request in TextRequest.objects.of(self.issue).filter(cancelled_at=None):
            keys = [f"{kind}-{request.serializable_value(kind)}" for kind in KINDS]
            for block in filter(None, map(blocks.get, keys)):
                found.setdefault(block, []).append(request)
        return found


def names_of(country: Country) -> set[str]:
    """In every language, of today and of before."""
    rows = [country, *country.former_names.all()]
    return {name for row in rows for name in (row.name_en, row.name_fr)}


def whole_words(names: set[str]) -> re.Pattern:
    """Finds any of the names where it stands as a word; where there are none, finds nothing."""
    longest_first = sorted(filter(None, names), key=len, reverse=True)
    listed = "|".join(map(re.escape, longest_first)) or r"(?!)"
    return re.compile(rf"(?<!\w)(?:{listed})(?!\w)")
