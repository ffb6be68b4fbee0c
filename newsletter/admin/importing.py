"""The page on which an issue comes in from a file: what it would add is shown before it is done."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from newsletter.actions.importing import Imported, import_issue, may_import, rehearse_import
from newsletter.bundle import kept
from newsletter.bundle.archive import open_bundle
from newsletter.loading.files import BadEntry

from .bundle_form import BUNDLE, KEPT, BundleForm
from .desk import Desk


class Importing(Desk):
    """For the admin of issues: the page `import/`."""

    def get_urls(self):
        page = self.desk_path("import", self.import_view, route="import/")
        return [page, *super().get_urls()]

    def changelist_view(self, request, extra_context=None):
        offered = {"may_import": may_import(request.user)}
        return super().changelist_view(request, {**(extra_context or {}), **offered})

    def import_view(self, request):
        if not may_import(request.user):
            raise PermissionDenied
        if request.method != "POST":
            return self._choice(request, BundleForm(member=request.user))
        form = BundleForm(request.POST, request.FILES, member=request.user)
        if not form.is_valid():
            return self._choice(request, form)
        try:
            step = self._import if form.cleaned_data[KEPT] else self._show
            return step(request, form.content)
        except BadEntry as refusal:
            form.add_error(BUNDLE, str(refusal))
            return self._choice(request, form)

    def _show(self, request, content: bytes):
        imported = rehearse_import(open_bundle(content), by=request.user)
        context = {
            "title": _("Import %(issue)s?") % {"issue": imported.issue},
            "imported": imported,
            "added": told(imported),
            "token": kept.keep(content, request.user),
        }
        return self.own_page(request, "admin/newsletter/issue/import_confirm.html", context)

    def _import(self, request, content: bytes):
        issue = import_issue(open_bundle(content), by=request.user).issue
        kept.forget(request.POST[KEPT], request.user)
        self.log_addition(request, issue, _("Imported."))
        messages.success(request, _("%(issue)s is here, as a draft.") % {"issue": issue})
        return redirect(self.editor_url(issue))

    def _choice(self, request, form: BundleForm):
        context = {"form": form, "title": _("Import an issue")}
        status = 422 if form.errors else 200
        return self.own_page(request, "admin/newsletter/issue/import.html", context, status)


def told(imported: Imported) -> list[tuple[str, list]]:
    """What comes with the issue: the name of each kind of row, and the rows."""
    return [(model._meta.verbose_name_plural, rows) for model, rows in imported.added.items()]
