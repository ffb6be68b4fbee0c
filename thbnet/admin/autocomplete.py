"""What the admin's fields of relations find when somebody types."""

from django.contrib.admin.views.autocomplete import AutocompleteJsonView
from django.utils.translation import gettext as _

from thbnet.templatetags.days import day

from .links import can


class AutocompleteView(AutocompleteJsonView):
    """Who may fill in a field may read what it offers, without the table it comes from.

    An embassy names another one as its partner, and sees its name: no more. The rows are those of
    the other table's admin, so those with owners remain with their owners.
    """

    def has_perm(self, request, _obj=None):
        field = self.source_field
        if not (field.concrete and field.editable):
            return False
        return any(can(request.user, action, field.model) for action in ("add", "change"))

    def serialize_result(self, obj, to_field_name):
        """What has ended says so: a closed post, somebody who has left."""
        result = super().serialize_result(obj, to_field_name)
        if getattr(obj, "has_ended", False):
            result["text"] = _("%(thing)s (until %(day)s)") % {
                "thing": result["text"],
                "day": day(obj.last_day),
            }
        return result
