"""What an administrator does for somebody who cannot come in: a link, new second factors."""

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import redirect
from django.urls import path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods, require_POST

from network.factors import factors_of, remove_factors
from network.invitations import invite
from network.mail import NotSent
from network.models import InvitationState, Member
from thbnet.admin.links import admin_url
from thbnet.admin.pages import OwnPages


class MemberAccess(OwnPages):
    """For the admin of members: `invite/` and `factors/` of a member, and an action of the list.

    Never for oneself: who sits at somebody's desk for a minute would make the account their own.
    """

    actions = ["invite_chosen"]

    def get_urls(self):
        pages = [
            ("invite", require_POST(self.invite_view)),
            ("factors", require_http_methods(["GET", "HEAD", "POST"])(self.factors_view)),
        ]
        return [
            path(
                f"<int:pk>/{name}/",
                self.admin_site.admin_view(view),
                name=f"network_member_{name}",
            )
            for name, view in pages
        ] + super().get_urls()

    def somebody_else(self, request, pk: int):
        """The member, whom the reader may change. Raises PermissionDenied or Http404."""
        if not self.has_change_permission(request) or request.user.pk == pk:
            raise PermissionDenied
        member = self.get_object(request, str(pk))
        if member is None:
            raise Http404
        return member

    def invite_view(self, request, pk):
        member = self.somebody_else(request, pk)
        if member.can_be_invited:
            self.send_invitation(request, member)
        else:
            words = _("Nothing was sent: %s is not active, or has no e-mail address.")
            messages.error(request, words % member)
        return redirect(admin_url(Member, "change", pk))

    def send_invitation(self, request, member) -> bool:
        """Whether it was sent; either way the reader is told."""
        try:
            invite(member)
        except NotSent:
            words = _(
                "The mail server does not answer: no invitation was sent to %(email)s. "
                "Please send it again in a few minutes, from the page of %(member)s."
            )
            messages.error(request, words % {"email": member.email, "member": member})
            return False
        messages.success(request, _("An invitation was sent to %s.") % member.email)
        self.log_change(request, member, _("Invitation sent."))
        return True

    @admin.action(permissions=["change"], description=gettext_lazy("Send the invitation (again)"))
    def invite_chosen(self, request, queryset):
        """To those who have not accepted yet; stops where the mail server does."""
        waiting = [m for m in queryset if m.invitation_state != InvitationState.ACCEPTED]
        chosen = [member for member in waiting if member.can_be_invited]
        if left_out := len(queryset) - len(chosen):
            words = ngettext(
                "%d member was left out, who has accepted, is not active or has no e-mail address.",
                "%d members were left out, who have accepted, are not active or have no e-mail "
                "address.",
                left_out,
            )
            messages.warning(request, words % left_out)
        for member in chosen:
            if not self.send_invitation(request, member):
                break

    def factors_view(self, request, pk):
        member = self.somebody_else(request, pk)
        if request.method == "POST":
            return self._remove_factors(request, member)
        context = {
            "member": member,
            "factors": factors_of(member),
            "title": _("Remove the second factors of %s?") % member,
        }
        return self.own_page(request, "admin/network/member/remove_factors.html", context)

    def _remove_factors(self, request, member):
        try:
            remove_factors(member)
        except NotSent:
            messages.warning(request, _("No mail could be sent: please tell %s.") % member)
        self.log_change(request, member, _("Second factors removed."))
        messages.success(request, _("The second factors of %s were removed.") % member)
        return redirect(admin_url(Member, "change", member.pk))
