"""Withdrawing a published issue: what will happen, why, and then the notice in its place."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from newsletter.actions.withdrawing import NotWithdrawable, withdraw
from newsletter.models import Issue
from newsletter.permissions import PUBLISH, require

from .desk import Desk
from .publish_forms import WithdrawalForm


class Withdrawing(Desk):
    """For the admin of issues: the page `withdraw/` of a published issue."""

    def get_urls(self):
        return [self.desk_path("withdraw", self.withdraw_view), *super().get_urls()]

    def withdraw_view(self, request, pk):
        issue = self.issue_or_404(request, pk)
        require(request.user, PUBLISH)
        if issue.is_unpublished:
            raise Http404
        if not issue.is_published:
            return redirect(self.published_url(issue))
        form = WithdrawalForm(request.POST or None)
        if request.method == "POST" and form.is_valid():
            return self._withdraw(request, issue, form)
        context = {"form": form, "title": _("Withdraw %(issue)s?") % {"issue": issue}}
        return self.issue_page(request, "withdraw", issue, context, 422 if form.errors else 200)

    def _withdraw(self, request, issue: Issue, form: WithdrawalForm):
        try:
            withdraw(issue, by=request.user, **form.cleaned_data)
        except NotWithdrawable:
            return redirect(self.published_url(issue))
        self.log_change(request, issue, _("Withdrawn."))
        messages.success(request, _("%(issue)s is withdrawn.") % {"issue": issue})
        return redirect(self.published_url(issue))
