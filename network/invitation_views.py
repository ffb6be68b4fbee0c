"""The page behind an invitation's link."""

from allauth.account.internal.flows.login import perform_password_login
from allauth.account.models import Login
from django.conf import settings
from django.contrib.auth import logout
from django.shortcuts import render
from django.utils import translation
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.generic import FormView

from .forms import AcceptInvitationForm
from .invitations import NoInvitation, accept, invited


@method_decorator([never_cache, sensitive_post_parameters()], name="dispatch")
class AcceptInvitation(FormView):
    template_name = "network/invitation.html"
    form_class = AcceptInvitationForm
    http_method_names = ["get", "head", "post"]

    def dispatch(self, request, *args, **kwargs):
        try:
            self.member = invited(kwargs["token"])
            self._speak()
            response = super().dispatch(request, *args, **kwargs)
        except NoInvitation:
            response = render(request, "network/no_invitation.html", status=410)
        # The address is a secret: nobody is told it as where the reader came from. Not even we,
        # whose logs keep that; and with "no-referrer" browsers would post without an origin.
        response["Referrer-Policy"] = "strict-origin"
        return response

    def _speak(self) -> None:
        """The member's language, unless the reader has chosen one here."""
        if settings.LANGUAGE_COOKIE_NAME not in self.request.COOKIES:
            translation.activate(self.member.language)
            self.request.LANGUAGE_CODE = self.member.language

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"user": self.member}

    def form_valid(self, form):
        member = accept(self.kwargs["token"], password=form.cleaned_data["password1"])
        logout(self.request)  # whoever else was signed in here, such as who tried the link
        response = perform_password_login(
            self.request, {"username": member.username}, Login(user=member)
        )
        response.set_cookie(settings.LANGUAGE_COOKIE_NAME, translation.get_language())
        return response

    def form_invalid(self, form):
        return self.render_to_response(self.get_context_data(form=form), status=422)
