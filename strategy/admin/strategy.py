from strategy.models import Component, ComponentLink, KeyFigure
from thbnet.admin import BaseAdmin, BaseStackedInline, BaseTabularInline, OverviewInline, pair


class ComponentInline(OverviewInline):
    model = Component
    fields = ["number", *pair("title")]


class KeyFigureInline(BaseStackedInline):
    model = KeyFigure
    related_fields = ("strategy",)
    fields = [
        pair("figure"),
        pair("qualifier"),
        pair("label"),
        pair("source"),
        ("told_on", "ordering"),
    ]


class StrategyAdmin(BaseAdmin):
    list_display = [*pair("title"), "adopted_on"]
    search_fields = pair("title")
    fieldsets = [
        (None, {"fields": [pair("title"), "adopted_on", pair("adopted_by"), pair("objective")]}),
        (None, {"fields": [pair("context"), pair("area_note")]}),
    ]
    inlines = [KeyFigureInline, ComponentInline]


class LinkInline(BaseTabularInline):
    model = ComponentLink
    fk_name = "source"
    related_fields = ("source", "target")
    autocomplete_fields = ["target"]


class ComponentAdmin(BaseAdmin):
    list_display = ["number", *pair("title"), "strategy"]
    list_display_links = ["number", *pair("title")]
    list_filter = ["strategy"]
    list_select_related = ["strategy"]
    search_fields = [*pair("title"), *pair("short_title")]
    autocomplete_fields = ["strategy"]
    fieldsets = [
        (
            None,
            {
                "fields": [
                    ("strategy", "number", "colour"),
                    pair("title"),
                    pair("short_title"),
                    pair("aim"),
                    pair("example"),
                ]
            },
        )
    ]
    inlines = [LinkInline]
