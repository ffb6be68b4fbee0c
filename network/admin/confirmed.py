"""What somebody confirms as still correct: with one button, or by saving it."""

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from network.actions import confirm
from thbnet.dates import today

from .owned import OwnedAdmin


class ToUpdateFilter(admin.SimpleListFilter):
    title = gettext_lazy("to update")
    parameter_name = "to_update"

    def lookups(self, _request, _model_admin):
        return [("yes", gettext_lazy("Yes"))]

    def queryset(self, _request, queryset):
        return queryset.to_update() if self.value() == "yes" else queryset


class ConfirmedAdmin(OwnedAdmin):
    """For the admin of a `Confirmed` model: the address `confirm/` of each row."""

    quiet_fields = ("confirmed_on",)

    def get_urls(self):
        view = self.admin_site.admin_view(require_POST(self.confirm_view))
        name = f"{self.opts.app_label}_{self.opts.model_name}_confirm"
        return [path("<int:pk>/confirm/", view, name=name), *super().get_urls()]

    def confirm_view(self, request, pk):
        if not self.has_change_permission(request):
            raise PermissionDenied
        thing = self.get_object(request, str(pk))
        if thing is None or not self.has_change_permission(request, thing):
            raise Http404
        confirm(thing, by=request.user)
        messages.success(request, _("Confirmed as of today: %(thing)s.") % {"thing": thing})
        return redirect(f"{reverse('admin:index')}#{self.home_anchor(thing)}")

    def home_anchor(self, _thing) -> str:
        """The id of the place on the home page from which the row was confirmed."""
        return self.opts.model_name

    def save_model(self, request, obj, form, change):
        """Who saves it has looked at it: that confirms it."""
        obj.confirmed_on = today()
        super().save_model(request, obj, form, change)
