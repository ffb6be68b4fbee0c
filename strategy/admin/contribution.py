from network.admin.owned import OwnedAdmin
from network.permissions import edits_everything
from strategy.models import Contribution
from thbnet.admin import BaseStackedInline, pair


class ContributionInline(BaseStackedInline):
    model = Contribution
    related_fields = ("giver",)
    fields = [("year", "amount", "stage"), pair("qualifier"), "giver"]
    autocomplete_fields = ["giver"]


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
