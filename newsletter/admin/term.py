"""The key terms, and how they are not to be written: the CTR's list."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from newsletter.models import Term
from thbnet.admin import BaseAdmin


@admin.register(Term)
class TermAdmin(BaseAdmin):
    list_display = ["term", "language", "avoided", "note"]
    list_filter = ["language"]
    search_fields = ["term", "avoid"]
    fields = ["language", "term", "avoid", "note"]

    @admin.display(description=_("to be avoided"))
    def avoided(self, term: Term) -> str:
        return " · ".join(term.avoided)
