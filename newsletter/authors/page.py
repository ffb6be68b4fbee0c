"""What all pages behind an author's link have in common."""

from csp.decorators import csp_replace
from django.conf import settings
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import translation
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache
from django.views.generic import View

from newsletter.actions.drafts import NoDraft
from newsletter.actions.requests import RequestClosed
from newsletter.models import TextRequest
from newsletter.texts import Text
from newsletter.texts.approved import changes_since
from newsletter.texts.links import NoRequest, requested

# No address of ours is told to others as where the reader came from; with "no-referrer" browsers
# would post without an origin.
HEADERS = {"Referrer-Policy": "strict-origin", "X-Robots-Tag": "noindex"}


@method_decorator([never_cache, csp_replace(settings.ADMIN_CSP)], name="dispatch")
class AuthorPage(View):
    """`self.text` is the text asked for. Whatever the link no longer opens is answered with 410."""

    http_method_names = ["get", "head", "post"]

    def dispatch(self, request, token):
        try:
            self.token = token
            self.text = Text(requested(token, among=TextRequest.objects.with_blocks()))
            self._speak()
            response = super().dispatch(request)
        except (NoRequest, RequestClosed):
            response = render(request, "newsletter/texts/no_request.html", status=410)
        except NoDraft:
            response = self.to("column")
        for name, value in HEADERS.items():
            response[name] = value
        return response

    def _speak(self) -> None:
        """The request's language, unless the reader has chosen one here."""
        if settings.LANGUAGE_COOKIE_NAME not in self.request.COOKIES:
            translation.activate(self.text.request.language)
            self.request.LANGUAGE_CODE = self.text.request.language

    @property
    def is_closed(self) -> bool:
        """Whether readers have the issue: what they have is changed by a correction only."""
        return not self.text.request.issue.is_unpublished

    @property
    def changes(self) -> list:
        """What the editors changed of what the author had approved."""
        request = self.text.request
        changed = request.approved_at and not request.approves(self.text.fingerprint)
        return changes_since(self.text) if changed else []

    def address(self, name: str) -> str:
        return reverse(f"texts:{name}", args=[self.token])

    def to(self, name: str):
        return redirect(self.address(name))

    def page(self, name: str, context: dict, status=200):
        about = {
            "asked": self.text.request,
            "block": self.text.block,
            "token": self.token,
            "is_closed": self.is_closed,
        }
        return render(
            self.request, f"newsletter/texts/{name}.html", {**about, **context}, status=status
        )
