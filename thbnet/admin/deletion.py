"""Only what nothing refers to is deleted; else its page says what does, and what to do instead."""

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .links import admin_url
from .referrers import Referrers


class DeletesUnnamed:
    """For every ModelAdmin. The parts of a row are deleted with it: those of its own tables.

    Everything else that points to the row forbids it, whatever the database would do: Django
    follows a CASCADE, and silently takes the row out of every many-to-many relation.
    """

    instead_of_deleting = gettext_lazy(
        "It can be deleted once nothing refers to it any more. Change what is listed above first."
    )
    own_parts: tuple[str, ...] = ()  # accessors of relations, beside those that inlines edit

    def get_deleted_objects(self, objs, request):
        self._lock_for_deletion(objs)
        found = Referrers(self, request, objs)
        if found:
            return [], {}, set(), found.as_list()
        _nested, _counts, lacking, protected = super().get_deleted_objects(objs, request)
        lacking = lacking - self._deletable_parts(request)
        return [str(obj) for obj in objs], {}, lacking, found.count_hidden(len(protected))

    def _lock_for_deletion(self, objs) -> None:
        """No reference is made from now until the transaction ends: it would wait for us."""
        if transaction.get_connection().in_atomic_block:
            keys = [obj.pk for obj in objs]
            rows = self.model._base_manager.filter(pk__in=keys).order_by("pk")
            list(rows.select_for_update().values_list("pk"))

    def _deletable_parts(self, request) -> set[str]:
        """Parts have no page of their own that could forbid it: their table decides."""
        return {
            inline.opts.verbose_name
            for inline in self.get_inline_instances(request)
            if inline.has_delete_permission(request)
        }

    def response_action(self, request, queryset):
        if "delete_selected" not in request.POST.getlist("action"):
            return super().response_action(request, queryset)
        with transaction.atomic():  # what is checked stays so until it is deleted
            return super().response_action(request, queryset)

    def render_delete_form(self, request, context):
        ways = self.ways_out(context["object"])
        context |= {"instead": self.instead_of_deleting, "ways_out": ways}
        context["goes_along"] = self.goes_along(context["object"])
        return super().render_delete_form(request, context)

    def goes_along(self, _obj) -> str:
        """What of other people's is lost with the row, to be told before; "" for nothing."""
        return ""

    def ways_out(self, obj) -> list[tuple[str, str]]:
        """Where to go instead of deleting: addresses, each with what to call it."""
        return [(admin_url(self.model, "change", obj.pk), _("Change %(thing)s") % {"thing": obj})]
