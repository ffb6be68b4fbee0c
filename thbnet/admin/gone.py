"""Somebody types into the page of a row that is deleted meanwhile, and gets their words back."""

import re

from django.contrib.admin.utils import flatten_fieldsets
from django.utils.translation import gettext as _

from .pages import OwnPages


class ReturnsWords(OwnPages):
    """For every ModelAdmin."""

    def _get_obj_does_not_exist_redirect(self, request, opts, object_id):
        if request.method != "POST":
            return super()._get_obj_does_not_exist_redirect(request, opts, object_id)
        context = {"title": _("This page is gone"), "texts": list(self._typed_texts(request))}
        return self.own_page(request, "admin/gone.html", context, 404)

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
