"""For pages of the admin: two people save the same row, and the second is told and chooses."""

from django.db import transaction
from django.utils.text import capfirst

from thbnet.versions.conflicts import Conflicting
from thbnet.versions.history import is_kept
from thbnet.versions.meanwhile import opened_versions
from thbnet.versions.restoring import Restored
from thbnet.versions.tracks import Track

from .choices import is_key
from .conflict_rows import meanwhile, show_removed


class VersionedForm(Restored, Conflicting):
    """Shows an old version when asked to, and tells of versions that came in between."""


class MeetsOthers:
    """For every ModelAdmin, after `KeepsHistory`."""

    def get_object(self, request, object_id, from_field=None):
        """Inside a transaction, a row that nobody else saves before it ends."""
        if request.method == "POST" and transaction.get_connection().in_atomic_block:
            self._lock(object_id)
        return super().get_object(request, object_id, from_field or None)

    def _lock(self, object_id) -> None:
        if is_key(self.model, object_id):
            rows = self.model._base_manager.select_for_update()
            rows.filter(pk=object_id).values_list("pk").first()

    def get_form(self, request, obj=None, change=False, **kwargs):
        if obj is not None and is_kept(self.model):
            details = {
                "member": request.user,
                "meanwhile": meanwhile(request, Track.of(obj)),
                "old_version": self.old_version(request, obj),
            }
            kwargs.setdefault("form", type("VersionedForm", (VersionedForm, self.form), details))
        return super().get_form(request, obj, change, **kwargs)

    def render_change_form(self, request, context, **kwargs):
        obj = kwargs.get("obj")
        if obj is not None and is_kept(self.model):
            form = context["adminform"].form
            context |= {
                "opened_versions": opened_versions(obj, self.tracks(request, obj)),
                "choices": _choices(form, context["inline_admin_formsets"]),
                "old_version": form.old_version,
                "differences": form.differences() if form.old_version else [],
            }
        return super().render_change_form(request, context, **kwargs)

    def get_inline_formsets(self, request, formsets, *args, **kwargs):
        for formset in formsets:
            show_removed(formset)
        return super().get_inline_formsets(request, formsets, *args, **kwargs)


def _choices(form, inline_formsets) -> list[tuple[str, list]]:
    """The conflicts of a page that comes back, by the row they belong to; "" for its own."""
    rows = [("", form)]
    for wrapped in inline_formsets:
        kind = capfirst(wrapped.formset.model._meta.verbose_name)
        rows += [(f"{kind} {number}", row) for number, row in enumerate(wrapped.formset.forms, 1)]
    found = [(name, getattr(row, "conflicts", [])) for name, row in rows if row.is_bound]
    return [(name, conflicts) for name, conflicts in found if conflicts]
