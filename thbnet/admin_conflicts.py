"""For pages of the admin: two people save the same row, and the second is told and chooses."""

import re

from django.contrib.admin.utils import flatten_fieldsets
from django.db import transaction
from django.template.response import TemplateResponse
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from .admin_choices import is_key
from .admin_conflict_rows import meanwhile, show_removed
from .conflicts import Conflicting
from .history import is_kept
from .meanwhile import opened_versions
from .restoring import Restored
from .tracks import Track


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

    def _get_obj_does_not_exist_redirect(self, request, opts, object_id):
        """Whoever typed into the page of a row that is gone gets their words back."""
        if request.method != "POST":
            return super()._get_obj_does_not_exist_redirect(request, opts, object_id)
        context = {
            **self.admin_site.each_context(request),
            "title": _("This page is gone"),
            "opts": opts,
            "texts": list(self._typed_texts(request)),
        }
        return TemplateResponse(request, "admin/gone.html", context, status=404)

    def _typed_texts(self, request):
        form = self.get_form(request, fields=flatten_fieldsets(self.get_fieldsets(request)))
        yield from _texts(form, request.POST, "")
        for inline in self.get_inline_instances(request):
            formset = inline.get_formset(request)
            yield from _texts(formset.form, request.POST, rf"{formset.get_default_prefix()}-\d+-")


def _texts(form, posted, prefix: str):
    """What was typed into the form's fields, each with its label; choices are soon made again."""
    for name, field in form.base_fields.items():
        if field.widget.is_hidden or hasattr(field, "choices"):
            continue
        for sent in posted:
            if re.fullmatch(prefix + re.escape(name), sent) and posted[sent].strip():
                yield field.label, posted[sent]


def _choices(form, inline_formsets) -> list[tuple[str, list]]:
    """The conflicts of a page that comes back, by the row they belong to; "" for its own."""
    rows = [("", form)]
    for wrapped in inline_formsets:
        kind = capfirst(wrapped.formset.model._meta.verbose_name)
        rows += [(f"{kind} {number}", row) for number, row in enumerate(wrapped.formset.forms, 1)]
    found = [(name, getattr(row, "conflicts", [])) for name, row in rows if row.is_bound]
    return [(name, conflicts) for name, conflicts in found if conflicts]
