from functools import partial

from django.contrib import messages
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from network.factors import factors_of
from network.mail import NotSent, write_to
from network.permissions import can_manage
from thbnet.admin import BaseAdmin

from .member_access import MemberAccess
from .member_form import MemberForm
from .member_list import MemberList

OWN_RIGHTS = ["organisation", "rights", "is_active", "is_superuser"]


class MemberAdmin(MemberAccess, MemberList, BaseAdmin):
    """Accounts. Rights come from groups; only a superuser makes, sees or changes superusers.

    Nobody types anybody's password: there is no form for it, only a link by mail. Nobody changes
    their own rights by mistake. And there is no tick for entering the admin that could be
    forgotten: whoever is in a group may.
    """

    form = MemberForm
    autocomplete_fields = ["organisation"]
    checkbox_fields = ["groups"]
    own_parts = ("emailaddress_set", "authenticator_set")
    instead_of_deleting = gettext_lazy(
        "An account that has been used is not deleted: untick “active”, and nobody enters with it."
    )

    def owns(self, request, obj=None) -> bool:
        return obj is None or can_manage(request.user, obj)

    def has_delete_permission(self, request, obj=None):
        """With an account goes the record of what was done with it: who has come in, stays."""
        kept = obj is not None and (
            obj == request.user or (obj.last_login and not request.user.is_superuser)
        )
        return not kept and super().has_delete_permission(request, obj)

    def get_actions(self, request):
        actions = super().get_actions(request)
        actions.pop("delete_selected", None)
        return actions

    def get_fieldsets(self, request, obj=None):
        person = ["username", ("first_name", "last_name"), "email", "language"]
        rights = ["organisation", "rights" if obj == request.user else "groups"]
        if obj:
            rights += ["is_active", "is_superuser"] if request.user.is_superuser else ["is_active"]
        return [
            (gettext_lazy("Person"), {"fields": person}),
            (gettext_lazy("Rights"), {"fields": rights}),
        ]

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        if db_field.name == "email":
            kwargs["required"] = True  # only commands make accounts without one
        return super().formfield_for_dbfield(db_field, request, **kwargs)

    def get_readonly_fields(self, request, obj=None):
        return OWN_RIGHTS if obj == request.user else []

    def render_change_form(self, request, context, *args, obj=None, **kwargs):
        context["is_own"] = obj == request.user
        context["factors"] = factors_of(obj) if obj else []
        return super().render_change_form(request, context, *args, obj=obj, **kwargs)

    def save_model(self, request, obj, form, change):
        if not change:
            obj.set_unusable_password()
        super().save_model(request, obj, form, change)
        if not change:
            transaction.on_commit(partial(self.send_invitation, request, obj))
        if "is_active" in form.changed_data and not obj.is_active:
            obj.end_sessions()
        if change and "email" in form.changed_data and form.initial["email"]:
            transaction.on_commit(partial(self._tell_old_address, request, obj, form.initial))

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        member = form.instance
        member.is_staff = member.is_superuser or member.groups.exists()
        member.save(update_fields=["is_staff"])

    def _tell_old_address(self, request, member, before):
        """Who took over an account would begin with its address."""
        try:
            write_to(member, "address_changed", to=before["email"])
        except NotSent:
            messages.warning(request, _("The old address could not be told about the new one."))
