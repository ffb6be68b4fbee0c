from django.contrib import admin

from newsletter.models import StandardQuestion
from thbnet.admin import BaseAdmin, pair


@admin.register(StandardQuestion)
class StandardQuestionAdmin(BaseAdmin):
    """What an interview's form begins with; what was asked already stays as it was asked."""

    list_display = [*pair("question"), "ordering"]
    fields = [pair("question"), "ordering"]
    search_fields = pair("question")
