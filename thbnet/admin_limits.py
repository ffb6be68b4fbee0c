"""Whose rows, which choices, which questions: what an admin page tells its reader, and what not."""

from django.contrib.admin import RelatedOnlyFieldListFilter
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.contrib.admin.utils import get_fields_from_path
from django.contrib.admin.views.autocomplete import AutocompleteJsonView
from django.contrib.auth import get_permission_codename
from django.core.exceptions import BadRequest
from django.db.models import DateField, TextField
from django.urls import NoReverseMatch
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from thbnet.templatetags.days import day

from .admin_choices import Autocomplete, AutocompleteMany, Checkboxes, ManyRows, is_key
from .dates import DAY_MESSAGES
from .sections import added_filters

# What Django's own list filters and date drill-down append to the path of their field.
FILTER_SUFFIXES = ("", "__exact", "__id__exact", "__isnull", "__gte", "__lt")
LONGEST_TEXT = 40_000  # characters: about a dozen printed pages
LONGEST_SEARCH = 200  # characters
LONGEST_NUMBER = 9  # digits: more than any key, less than any overflow
DATE_SUFFIXES = ("__year", "__month", "__day", "__gte", "__lt")


class LimitedChoices:
    """For every ModelAdmin and inline: no relation offers, or accepts, somebody else's row.

    And no text is endless: cleaning rich text takes a time that grows with its square.
    """

    checkbox_fields = ()  # relations to few rows, all of which the form shows

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        if isinstance(db_field, TextField):
            kwargs.setdefault("max_length", LONGEST_TEXT)
        if isinstance(db_field, DateField):
            kwargs.setdefault("error_messages", DAY_MESSAGES)
        return super().formfield_for_dbfield(db_field, request, **kwargs)

    def get_field_queryset(self, db, db_field, request):
        """The rows to choose from: those the member may edit, where rows have owners."""
        rows = super().get_field_queryset(db, db_field, request)
        if rows is None:
            rows = db_field.remote_field.model._default_manager.using(db)
        rows = rows.editable_by(request.user) if hasattr(rows, "editable_by") else rows
        return rows.named() if hasattr(rows, "named") else rows

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if db_field.name in self.get_autocomplete_fields(request):
            kwargs.setdefault("widget", Autocomplete(db_field, self.admin_site))
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def formfield_for_manytomany(self, db_field, request, **kwargs):
        kwargs.setdefault("form_class", ManyRows)
        if db_field.name in self.get_autocomplete_fields(request):
            kwargs.setdefault("widget", AutocompleteMany(db_field, self.admin_site))
        if db_field.name in self.checkbox_fields:
            kwargs.setdefault("widget", Checkboxes(capfirst(db_field.verbose_name)))
        return super().formfield_for_manytomany(db_field, request, **kwargs)

    def get_view_on_site_url(self, obj=None):
        """The page itself: Django's detour over /admin/r/ answers for any row of any table."""
        if obj is None or not self.view_on_site or not hasattr(obj, "get_absolute_url"):
            return None
        try:
            return obj.get_absolute_url()
        except NoReverseMatch:  # the form that comes back with errors has emptied its address
            return None


class LimitedRows:
    """For every ModelAdmin: `owns` decides about rows, beside the permissions about tables."""

    def owns(self, _request, _obj=None) -> bool:
        """Whether these data, or this row of them, are the member's. Without owners: yes."""
        return True

    def has_view_permission(self, request, obj=None):
        return super().has_view_permission(request, obj) and self.owns(request, obj)

    def has_add_permission(self, request):
        return super().has_add_permission(request) and self.owns(request)

    def has_change_permission(self, request, obj=None):
        return super().has_change_permission(request, obj) and self.owns(request, obj)

    def has_delete_permission(self, request, obj=None):
        return super().has_delete_permission(request, obj) and self.owns(request, obj)


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


class AutocompleteView(AutocompleteJsonView):
    """Who may fill in a field may read what it offers, without the table it comes from.

    An embassy names another one as its partner, and sees its name: no more. The rows are those of
    the other table's admin, so those with owners remain with their owners.
    """

    def has_perm(self, request, _obj=None):
        field = self.source_field
        if not (field.concrete and field.editable):
            return False
        opts = field.model._meta
        codenames = [get_permission_codename(action, opts) for action in ("add", "change")]
        return any(request.user.has_perm(f"{opts.app_label}.{name}") for name in codenames)

    def serialize_result(self, obj, to_field_name):
        """What has ended says so: a closed post, somebody who has left."""
        result = super().serialize_result(obj, to_field_name)
        if getattr(obj, "has_ended", False):
            result["text"] = _("%(thing)s (until %(day)s)") % {
                "thing": result["text"],
                "day": day(obj.last_day),
            }
        return result
