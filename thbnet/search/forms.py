from django import forms
from django.core.exceptions import ValidationError
from django.utils.functional import cached_property
from django.utils.translation import get_language, gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from thbnet.filters import EARLIEST, LATEST, FilterForm

from .asking import MOST_PAGES
from .matching import Question
from .names import with_other_names
from .places import span
from .sources import countries, source_of, sources
from .spelling import asked_words

MOST_WORDS = 12
LONGEST = 200  # characters


class SearchForm(FilterForm):
    submit = pgettext_lazy("verb", "Search")

    q = forms.CharField(
        label=_("Words"),
        max_length=LONGEST,
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off"}),
    )
    kind = forms.ChoiceField(label=pgettext_lazy("search", "What"))
    country = forms.ChoiceField(label=_("Country"))
    year = forms.IntegerField(label=_("Year"), min_value=EARLIEST.year, max_value=LATEST.year)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.countries = countries()
        self.fields["kind"].choices = [
            ("", _("Everything")),
            *((source.kind, source.label) for source in sources()),
        ]
        self.fields["country"].choices = [
            ("", _("Every country")),
            *((country.code, country.name) for country in self.countries),
        ]

    def clean_q(self):
        typed = self.cleaned_data["q"]
        if len(asked_words(typed)) > MOST_WORDS:
            raise ValidationError(
                gettext("That is too many words: use at most %(number)s of them.")
                % {"number": MOST_WORDS}
            )
        return typed

    @cached_property
    def question(self) -> Question | None:
        """What is asked, or None if there is nothing to look for."""
        chosen = self.chosen
        words = asked_words(chosen.get("q", ""))
        kind = source_of(chosen["kind"]).place if "kind" in chosen else None
        labels = {f"{name}={chosen[name]}" for name in ("country", "year") if name in chosen}
        return words and Question(
            words=tuple(with_other_names(word) for word in words),
            span=span(get_language(), kind),
            labels=frozenset(labels),
        )

    @property
    def page(self) -> int | None:
        """The page asked for; None if there cannot be such a page."""
        asked = self.data.get("page", "1")
        known = asked in map(str, range(1, MOST_PAGES + 1))
        return int(asked) if known else None
