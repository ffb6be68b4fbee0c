from .base import BaseAdmin, pair


class PageAdmin(BaseAdmin):
    """Their addresses are fixed: a page that is deleted shows again what is given with the site."""

    list_display = ["key", *pair("title")]
    fields = ["key", pair("title"), pair("body")]
    search_fields = pair("title")

    def get_readonly_fields(self, request, obj=None):  # noqa: ARG002
        return ["key"] if obj else []
