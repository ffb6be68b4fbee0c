from functools import partial

from django.contrib import admin
from django.db import transaction
from django.db.models import Q
from django.utils.html import format_html
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from network.actions import confirm
from network.models import Actor, Holder
from thbnet.admin import pair
from thbnet.admin.dates import DatesInOrder
from thbnet.admin.links import admin_url
from thbnet.dates import today

from .owned import OwnedAdmin


class InOfficeFilter(admin.SimpleListFilter):
    title = _("in office")
    parameter_name = "in_office"

    def lookups(self, _request, _model_admin):
        return [("yes", _("Today")), ("no", _("Not any more"))]

    def queryset(self, _request, queryset):
        conditions = {
            "yes": Q(pk__in=Holder.objects.current().values("pk")),
            "no": Q(until__lte=today()),
        }
        return queryset.filter(conditions[self.value()]) if self.value() in conditions else queryset


def take_down(portrait) -> None:
    """Delete a file that no row names any more; its address, once public, answers nobody."""
    if portrait:
        transaction.on_commit(partial(portrait.delete, save=False), robust=True)


class HolderAdmin(OwnedAdmin):
    form = DatesInOrder
    owner_path = "actor__organisation"
    list_display = ["thumbnail", "full_name", "actor", "since", "until"]
    list_display_links = ["thumbnail", "full_name"]
    list_filter = [InOfficeFilter, "actor__role", "actor__organisation"]
    search_fields = [
        "given_name",
        "family_name",
        *pair("function"),
        "actor__role__acronym",
        *(f"actor__organisation__{name}" for name in pair("name")),
    ]
    autocomplete_fields = ["actor"]
    fieldsets = [
        (
            None,
            {
                "fields": [
                    "actor",
                    ("given_name", "family_name"),
                    pair("rank"),
                    pair("function"),
                    ("since", "until"),
                ]
            },
        ),
        (_("Portrait and biography"), {"fields": ["portrait", "portrait_ppoi", pair("biography")]}),
    ]

    instead_of_deleting = _(
        "Whoever leaves is not deleted: after the last day, the public pages no longer show this "
        "person, and issues that have appeared keep the name."
    )

    def ways_out(self, obj):
        address = admin_url(Actor, "handover", obj.actor_id)
        handover = [] if obj.has_ended else [(address, gettext("Hand over this post"))]
        return [*handover, *super().ways_out(obj)]

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("actor__role", "actor__organisation")

    def save_model(self, request, obj, form, change):
        super().save_model(request, obj, form, change)
        confirm(obj.actor, by=request.user)
        if "portrait" in form.changed_data:
            take_down(form.initial.get("portrait"))

    def delete_model(self, request, obj):
        super().delete_model(request, obj)
        take_down(obj.portrait)

    def delete_queryset(self, request, queryset):
        portraits = [holder.portrait for holder in queryset]
        super().delete_queryset(request, queryset)
        for portrait in portraits:
            take_down(portrait)

    @admin.display(description=_("portrait"), empty_value="–")
    def thumbnail(self, holder):
        if not holder.portrait:
            return None
        return format_html(
            '<img class="thumbnail" src="{}" alt="{}" width="40" height="48">',
            holder.portrait.card,
            holder.portrait_alt,
        )

    @admin.display(description=_("name"), ordering="family_name")
    def full_name(self, holder):
        return holder.full_name
