"""What the lists of the admin may be asked, by their filters and in their search."""

from django.contrib.admin import RelatedOnlyFieldListFilter
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.contrib.admin.utils import get_fields_from_path
from django.core.exceptions import BadRequest
from django.utils.translation import gettext as _

from thbnet.sections import added_filters

from .choices import is_key

# What Django's own list filters and date drill-down append to the path of their field.
FILTER_SUFFIXES = ("", "__exact", "__id__exact", "__isnull", "__gte", "__lt")
DATE_SUFFIXES = ("__year", "__month", "__day", "__gte", "__lt")
LONGEST_SEARCH = 200  # characters
LONGEST_NUMBER = 9  # digits: more than any key, less than any overflow


class RelatedFilter(RelatedOnlyFieldListFilter):
    """Offers rows without any only where there may be some, and not by a mere dash."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.empty_value_display = _("None")

    @property
    def include_empty_choice(self):
        return self.field.blank and super().include_empty_choice


class LimitedQuestions:
    """For every ModelAdmin: a list answers the questions of its own filters, and no others."""

    def get_list_filter(self, request):
        """Filters over relations offer only what occurs in the rows that the member sees."""
        own = super().get_list_filter(request)
        return [self._only_related(item) for item in [*own, *added_filters(self.model)]]

    def _only_related(self, item):
        if not isinstance(item, str):
            return item
        related = get_fields_from_path(self.model, item)[-1].is_relation
        return (item, RelatedFilter) if related else item

    def lookup_allowed(self, lookup, value, request):
        return lookup in self.questions(request) and _sensible(value)

    def questions(self, request) -> set[str]:
        """The query parameters that the list's filters and its date drill-down use."""
        asked = {question for item in self.get_list_filter(request) for question in _asks(item)}
        if self.date_hierarchy:
            asked.update(self.date_hierarchy + suffix for suffix in DATE_SUFFIXES)
        return asked

    def get_search_results(self, request, queryset, search_term):
        # PostgreSQL refuses the character, SQLite a condition of many hundred words.
        term = search_term.replace("\0", "")[:LONGEST_SEARCH]
        return super().get_search_results(request, queryset, term)

    def response_action(self, request, queryset):
        if not all(is_key(self.model, key) for key in request.POST.getlist(ACTION_CHECKBOX_NAME)):
            raise BadRequest("Rows have no such keys.")
        return super().response_action(request, queryset)


def _asks(item) -> list[str]:
    """The query parameters of one entry of `list_filter`."""
    if hasattr(item, "parameter_name"):
        return [item.parameter_name]
    path = item[0] if isinstance(item, tuple) else item
    return [path + suffix for suffix in FILTER_SUFFIXES]


def _sensible(value: str) -> bool:
    """Whether both databases can compare it: some would raise where they should find nothing."""
    return "\0" not in value and not (value.isdecimal() and len(value) > LONGEST_NUMBER)
