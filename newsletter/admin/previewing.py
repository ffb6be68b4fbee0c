"""What readers would get if the saved draft were published now; nobody but editors may see it."""

from django.conf import settings
from django.http import HttpResponse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.utils.translation import override

from newsletter.layout import draw, known_pages, set_out
from newsletter.material import Material
from newsletter.models import Issue
from newsletter.pdf import RenderingFailed
from newsletter.pictures import InlinePictures
from newsletter.rendering import render

from .desk import SHOW
from .frames import length
from .framing import FRAMES_WITHIN, Framing
from .private import private


class Previewing(Framing):
    """For the admin of issues: `preview/`, `preview/<language>/` and `preview/<language>/pdf/`."""

    def get_urls(self):
        both = "<int:pk>/preview/"
        pages = [
            ("previews", self.previews_view, both),
            ("preview", self.preview_view, f"{both}<slug:language>/"),
            ("preview_pdf", self.preview_pdf_view, f"{both}<slug:language>/pdf/"),
        ]
        return [
            self.desk_path(name, view, route=route, methods=SHOW) for name, view, route in pages
        ] + super().get_urls()

    def preview_url(self, issue: Issue, language: str) -> str:
        return self.issue_url(issue, "preview", language)

    def preview_pdf_url(self, issue: Issue, language: str) -> str:
        return self.issue_url(issue, "preview_pdf", language)

    def preview_links(self, issue: Issue) -> list[tuple[str, str]]:
        """The addresses of an issue's previews, each with what to call it."""
        return [
            link
            for code, name in settings.LANGUAGES
            for link in (
                (self.preview_url(issue, code), _("Preview, %(language)s") % {"language": name}),
                (self.preview_pdf_url(issue, code), _("PDF, %(language)s") % {"language": name}),
            )
        ]

    def previews_view(self, request, pk):
        """Web page and PDF in both languages, in a frame as wide as a telephone or a screen."""
        issue = self.issue_or_404(request, pk)
        known = known_pages(Material(issue))
        context = {
            "frames": self.frames(issue),
            "known": [
                (name, length(known[code], issue.page_budget))
                for code, name in settings.LANGUAGES
                if code in known
            ],
        }
        response = self.issue_page(request, "previews", issue, context)
        response._csp_update = FRAMES_WITHIN
        return private(response)

    def preview_view(self, request, pk, language):
        issue = self.issue_in_a_language(request, pk, language)
        body = render(Material(issue), language=language, medium="web", pictures=InlinePictures())
        context = {"body": body, "language": language, "previews": self.preview_links(issue)}
        with override(language):
            response = self.issue_page(request, "preview", issue, context).render()
        return private(response)

    def preview_pdf_view(self, request, pk, language):
        issue = self.issue_in_a_language(request, pk, language)
        try:
            document = draw(set_out(Material(issue), language=language)).document
        except RenderingFailed as failure:
            context = {"failure": failure}
            return private(self.issue_page(request, "preview_failed", issue, context, 503))
        name = f"draft-{issue.number}-{language}.pdf"
        response = HttpResponse(document.content, content_type="application/pdf")
        response["Content-Disposition"] = content_disposition_header(False, name)
        return private(response)
