from django.contrib import admin
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from network.models import Holder
from network.models.holder import is_held
from network.permissions import edits_everything
from thbnet.admin import BaseAdmin, OverviewInline, pair
from thbnet.admin.dates import DatesInOrder

from .confirmed import ConfirmedAdmin, ToUpdateFilter
from .handover import HandingOver


class VacantFilter(admin.SimpleListFilter):
    title = _("holder")
    parameter_name = "vacant"

    def lookups(self, _request, _model_admin):
        return [("yes", _("Vacant")), ("no", _("Held"))]

    def queryset(self, _request, queryset):
        conditions = {"yes": ~is_held(), "no": is_held()}
        if self.value() not in conditions:
            return queryset
        return queryset.current().filter(conditions[self.value()])  # a closed post is not vacant


class HolderInline(OverviewInline):
    model = Holder
    fields = ["given_name", "family_name", "since", "until"]
    verbose_name_plural = _("who holds it, and who did")


class ActorAdmin(HandingOver, ConfirmedAdmin):
    form = DatesInOrder
    owner_path = "organisation"
    list_display = ["__str__", "organisation", "held_by", "confirmed_on", "slug"]
    list_filter = [ToUpdateFilter, VacantFilter, "role", "organisation", "countries"]
    search_fields = [
        "slug",
        "role__acronym",
        *(f"role__{name}" for name in pair("name")),
        *(f"organisation__{name}" for name in pair("name")),
    ]
    autocomplete_fields = ["role", "organisation", "countries"]
    fieldsets = [
        (None, {"fields": ["role", "organisation", "slug"]}),
        (
            None,
            {
                "fields": [("since", "until")],
                "description": _(
                    "A post that is closed leaves the public pages; what names it stays. A vacant "
                    "post is not closed."
                ),
            },
        ),
        (None, {"fields": ["countries", pair("mandate")]}),
        (
            _("Contact"),
            {
                "fields": [("email", "email_visibility"), ("phone", "phone_visibility")],
                "description": _("Of the office, not of a person: it stays when people leave."),
            },
        ),
    ]
    inlines = [HolderInline]

    def get_queryset(self, request):
        return super().get_queryset(request).with_holders()

    instead_of_deleting = _(
        "A post that has served is not deleted but closed: with an end, it leaves the lists and "
        "the maps."
    )

    def get_view_on_site_url(self, obj=None):
        """A post that is still to come has no page yet."""
        return super().get_view_on_site_url(obj) if obj and obj.has_begun else None

    def home_anchor(self, actor) -> str:
        return f"post-{actor.pk}"

    def get_fieldsets(self, request, obj=None):
        """What a post is and whose it is, only the CTR decides; its address is in print."""
        fieldsets = super().get_fieldsets(request, obj)
        return fieldsets if edits_everything(request.user) else fieldsets[2:]

    @admin.display(description=_("held by"), empty_value=_("vacant"))
    def held_by(self, actor):
        return gettext("Closed post") if actor.has_ended else actor.holder


class RoleAdmin(BaseAdmin):
    list_display = ["symbol", *pair("name"), *pair("field_of_work")]
    search_fields = ["acronym", *pair("name"), *pair("field_of_work")]
    fieldsets = [(None, {"fields": ["acronym", pair("name"), pair("field_of_work"), "colour"]})]

    @admin.display(description=_("acronym"), ordering="acronym")
    def symbol(self, role):
        return role.label
