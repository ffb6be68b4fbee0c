"""The account's own page, its password, and what is said to whoever tries too often."""

from allauth.account.views import PasswordChangeView, PasswordResetView
from allauth.mfa.base.views import IndexView
from django.shortcuts import redirect, render
from django.urls import reverse

from . import second_factor

A_FEW_MINUTES, AN_HOUR = 5, 60


class Account(IndexView):
    template_name = "account/account.html"

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            **kwargs,
            onward=second_factor.onward(self.request),
            satisfied=second_factor.satisfied(self.request),
        )


class ChangePassword(PasswordChangeView):
    def dispatch(self, request, *args, **kwargs):
        if not request.user.has_usable_password():
            return redirect("account_reset_password")
        return super().dispatch(request, *args, **kwargs)


class AskForPassword(PasswordResetView):
    def form_valid(self, form):
        try:
            return super().form_valid(form)
        except OSError:
            form.add_error(None, form.NOT_SENT)
            return self.render_to_response(self.get_context_data(form=form), status=503)


def too_many_requests(request):
    """With the longest time that one may have to wait: the windows of ACCOUNT_RATE_LIMITS."""
    mails = request.path == reverse("account_reset_password")
    minutes = AN_HOUR if mails else A_FEW_MINUTES
    response = render(request, "account/too_many_requests.html", {"minutes": minutes}, status=429)
    response.headers["Retry-After"] = minutes * 60  # seconds
    return response
