from django.contrib.auth.admin import UserAdmin
from django.utils.translation import gettext_lazy as _

from thbnet.admin import BaseAdmin


class MemberAdmin(BaseAdmin, UserAdmin):
    """Accounts. Rights come from groups; only a superuser makes, sees or changes superusers."""

    list_display = ["username", "first_name", "last_name", "organisation", "is_active"]
    list_filter = ["is_active", "groups", "organisation"]
    list_select_related = ["organisation"]
    autocomplete_fields = ["organisation"]
    filter_horizontal = ["groups"]
    fieldsets = [
        (None, {"fields": ["username", "password"]}),
        (_("Person"), {"fields": [("first_name", "last_name"), "email", "organisation"]}),
        (_("Rights"), {"fields": ["is_active", "is_staff", "is_superuser", "groups"]}),
        (_("Dates"), {"fields": [("last_login", "date_joined")]}),
    ]

    def get_queryset(self, request):
        rows = super().get_queryset(request)
        return rows if request.user.is_superuser else rows.filter(is_superuser=False)

    def owns(self, request, obj=None) -> bool:
        return obj is None or request.user.is_superuser or not obj.is_superuser

    def get_readonly_fields(self, request, _obj=None):
        own = ["last_login", "date_joined"]
        return own if request.user.is_superuser else [*own, "is_superuser"]
