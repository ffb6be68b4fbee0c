from django.utils.translation import gettext_lazy as _

from network.admin.owned import OwnedAdmin
from network.admin.verified import ToUpdateFilter, VerifiedAdmin
from network.permissions import edits_everything
from strategy.models import Contribution
from thbnet.admin import BaseStackedInline, pair


class ContributionInline(BaseStackedInline):
    model = Contribution
    fields = [("year", "amount", "stage"), pair("qualifier"), "giver"]
    autocomplete_fields = ["giver"]


class ActionAdmin(VerifiedAdmin):
    list_display = [*pair("title"), "status", "leader", "starts_on", "ends_on", "verified_on"]
    list_display_links = pair("title")
    list_filter = [
        ToUpdateFilter,
        "status",
        "components",
        "countries",
        "leader__role",
        "leader__organisation",
    ]
    list_select_related = ["leader__role", "leader__organisation"]
    date_hierarchy = "starts_on"
    search_fields = [*pair("title"), *pair("summary"), "slug"]
    prepopulated_fields = {"slug": ["title_en"]}
    autocomplete_fields = [
        "components",
        "countries",
        "towns",
        "leader",
        "coordinator",
        "partners",
    ]
    fieldsets = [
        (
            None,
            {
                "fields": [
                    pair("title"),
                    "slug",
                    pair("summary"),
                    ("status", "starts_on", "ends_on"),
                ]
            },
        ),
        (
            _("Who and where"),
            {
                "description": _(
                    "The CTR adds towns and organisations that the lists do not offer yet."
                ),
                "fields": [
                    ("leader", "coordinator"),
                    ("components", "partners"),
                    ("countries", "towns"),
                ],
            },
        ),
        (_("In detail"), {"fields": [pair("description"), pair("results")]}),
    ]
    inlines = [ContributionInline]


class ContributionAdmin(OwnedAdmin):
    """All the money in one list, for those who see all of it; others find theirs at its action."""

    list_display = ["giver", "year", "amount", "qualifier", "stage", "action"]
    list_filter = ["year", "stage", "giver"]
    list_select_related = ["giver", "action"]
    search_fields = [
        *(f"giver__{name}" for name in pair("name")),
        *(f"action__{name}" for name in pair("title")),
    ]
    autocomplete_fields = ["giver", "action"]
    fieldsets = [
        (
            None,
            {
                "fields": [
                    ("giver", "action"),
                    ("year", "amount"),
                    pair("qualifier"),
                    "stage",
                ]
            },
        )
    ]

    def owns(self, request, _obj=None) -> bool:
        return edits_everything(request.user)
