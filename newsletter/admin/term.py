"""The key terms, and how they are not to be written: the CTR's list."""

from django.contrib import admin

from newsletter.models import Term
from thbnet.admin import BaseAdmin


@admin.register(Term)
class TermAdmin(BaseAdmin):
    list_display = ["term", "language", "avoid", "note"]
    list_filter = ["language"]
    search_fields = ["term", "avoid"]
    fields = ["language", "term", "avoid", "note"]
