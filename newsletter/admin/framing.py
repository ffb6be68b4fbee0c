"""The preview by itself, for a frame beside the editor or on a page of its own."""

from csp.constants import SELF
from csp.decorators import csp_replace
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.urls import path
from django.utils.translation import get_language, ngettext, override
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from newsletter.models import Issue
from newsletter.pdf import RenderingFailed

from .frames import FRAMES, Telling
from .private import private
from .unsaved import Unsaved

# No script; and of all our pages, this one alone may be shown in a frame, by our own.
FRAME_CSP = {"style-src": [SELF], "img-src": [SELF, "data:"], "frame-ancestors": [SELF]}
# For the pages that show it.
FRAMES_WITHIN = {"frame-src": [SELF]}


class Framing(Unsaved):
    """For the admin of issues: the page `preview/<language>/<medium>/frame/`.

    GET shows what is saved. POST takes the editor's form, shows it, and saves nothing.
    """

    def get_urls(self):
        view = self.admin_site.admin_view(require_http_methods(["GET", "HEAD", "POST"])(self.frame))
        address = "<int:pk>/preview/<slug:language>/<slug:medium>/frame/"
        framed = csp_replace(FRAME_CSP)(view)
        return [path(address, framed, name="newsletter_issue_frame"), *super().get_urls()]

    def frames(self, issue: Issue) -> list[tuple[str, str]]:
        """The addresses to show in a frame, the reader's language first, each with its name."""
        languages = sorted(settings.LANGUAGES, key=lambda pair: pair[0] != get_language())
        names = {"web": _("Web page, %(language)s"), "pdf": _("PDF, %(language)s")}
        return [
            (self.issue_url(issue, "frame", code, medium), names[medium] % {"language": name})
            for medium in FRAMES
            for code, name in languages
        ]

    def frame(self, request, pk: int, language: str, medium: str):
        issue = self.issue_in_a_language(request, pk, language)
        if medium not in FRAMES:
            raise Http404
        tell, notice = self._read(request, issue, language, medium)
        context = {"language": language, "notice": notice, "notice_language": get_language()}
        try:
            context |= tell()
            status = 200
        except RenderingFailed as failure:
            context["failure"], status = failure, 503
        response = private(self._framed(request, issue, medium, context, status))
        response["X-Frame-Options"] = "SAMEORIGIN"
        return response

    def _read(self, request, issue: Issue, language: str, medium: str) -> tuple[Telling, str]:
        read = FRAMES[medium]
        if request.method != "POST":
            return read(issue, language), ""
        if not self.has_change_permission(request, issue):
            raise PermissionDenied
        tell, left_out = self.as_typed(request, issue, lambda typed: read(typed, language))
        return tell, _notice(left_out)

    def _framed(self, request, issue: Issue, medium: str, context: dict, status: int):
        if medium == "pdf":
            context["pdf"] = self.preview_pdf_url(issue, context["language"])
            return self.issue_page(request, "frame_pdf", issue, context, status)
        with override(context["language"]):
            return self.issue_page(request, "frame_web", issue, context, status).render()


def _notice(left_out: int) -> str:
    if not left_out:
        return _("As you typed it. It is not saved yet.")
    return ngettext(
        "As you typed it, but for one block with a mistake or a new picture. It is not saved yet.",
        "As you typed it, but for %(count)s blocks with a mistake or a new picture. It is not "
        "saved yet.",
        left_out,
    ) % {"count": left_out}
