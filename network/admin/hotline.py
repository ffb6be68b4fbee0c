from django.utils.translation import gettext_lazy as _

from thbnet.admin import BaseAdmin, pair


class HotlineAdmin(BaseAdmin):
    list_display = ["number", *pair("name"), "country", "ordering"]
    list_filter = ["country"]
    list_select_related = ["country"]
    search_fields = ["number", *pair("name")]
    autocomplete_fields = ["country"]
    fieldsets = [
        (None, {"fields": ["country", pair("name"), ("number", "number_abroad")]}),
        (
            None,
            {
                "fields": [pair("hours"), pair("spoken"), pair("note"), "website", "ordering"],
                "description": _("Call the number before you enter it: a wrong one costs time."),
            },
        ),
    ]
