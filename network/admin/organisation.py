from thbnet.admin import BaseAdmin, pair


class TownAdmin(BaseAdmin):
    list_display = [*pair("name"), "country", "latitude", "longitude"]
    list_filter = ["country"]
    list_select_related = ["country"]
    search_fields = pair("name")
    autocomplete_fields = ["country"]
    fieldsets = [(None, {"fields": [pair("name"), "country", ("latitude", "longitude")]})]


class OrganisationAdmin(BaseAdmin):
    list_display = [*pair("name"), "kind", "country", "town"]
    list_filter = ["kind", "country"]
    list_select_related = ["country", "town"]
    search_fields = [*pair("name"), *(f"town__{name}" for name in pair("name"))]
    autocomplete_fields = ["country", "town"]
    fieldsets = [
        (None, {"fields": ["kind", pair("name"), "language", ("country", "town"), "website"]})
    ]
