"""How the list of members tells who may come in."""

from allauth.mfa.models import Authenticator
from django.contrib import admin
from django.db.models import Exists, OuterRef
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from network.models import InvitationState
from thbnet.accounts.second_factor import FACTORS

from .member_groups import GroupFilter, group_name


class InvitationFilter(admin.SimpleListFilter):
    title = _("invitation")
    parameter_name = "invitation"

    def lookups(self, _request, _model_admin):
        return InvitationState.choices

    def queryset(self, _request, queryset):
        known = self.value() in InvitationState.values
        return queryset.invitation(self.value()) if known else queryset


class MemberList:
    """For the admin of members: the columns of its list, and what it is narrowed down by."""

    list_display = [
        "username",
        "full_name",
        "rights",
        "organisation",
        "invitation",
        "second_factor",
        "is_active",
    ]
    list_filter = [("groups", GroupFilter), "organisation", "is_active", InvitationFilter]
    list_select_related = ["organisation"]
    search_fields = ["username", "first_name", "last_name", "email"]
    ordering = ["username"]

    def get_queryset(self, request):
        factors = Authenticator.objects.filter(user=OuterRef("pk"), type__in=FACTORS)
        rows = super().get_queryset(request).editable_by(request.user)
        return rows.prefetch_related("groups").annotate(has_second_factor=Exists(factors))

    @admin.display(description=_("name"), ordering="last_name")
    def full_name(self, member):
        return member.get_full_name()

    @admin.display(description=_("groups"), empty_value="–")
    def rights(self, member):
        names = [group_name(group) for group in member.groups.all()]
        return ", ".join([gettext("Superuser"), *names] if member.is_superuser else names) or None

    @admin.display(description=_("invitation"))
    def invitation(self, member):
        return member.invitation_state.label

    @admin.display(description=_("second factor"), boolean=True)
    def second_factor(self, member):
        return member.has_second_factor
