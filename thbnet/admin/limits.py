"""Whose rows, and which choices: what an admin page offers its reader, and what not."""

from django.contrib.admin.widgets import RelatedFieldWidgetWrapper
from django.db.models import DateField, TextField
from django.urls import NoReverseMatch
from django.utils.text import capfirst

from thbnet.dates import DAY_MESSAGES

from .choices import Autocomplete, AutocompleteMany, Checkboxes, ManyRows

LONGEST_TEXT = 40_000  # characters: about a dozen printed pages


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
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if isinstance(getattr(field, "widget", None), RelatedFieldWidgetWrapper):
            # Its red cross seems to empty the field, and asks to delete the embassy.
            field.widget.can_delete_related = False
        return field

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
