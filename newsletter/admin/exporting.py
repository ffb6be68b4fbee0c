"""The page on which an issue leaves as a file."""

from django.http import HttpResponse
from django.utils.http import content_disposition_header

from newsletter.actions.exporting import export_issue
from newsletter.permissions import CHANGE, require

from .desk import Desk
from .private import private


class Exporting(Desk):
    """For the admin of issues: the page `export/` of an issue."""

    def get_urls(self):
        return [self.desk_path("export", self.export_view), *super().get_urls()]

    def export_view(self, request, pk):
        issue = self.issue_or_404(request, pk)
        require(request.user, CHANGE)
        if request.method != "POST":
            return self.issue_page(request, "export", issue, {})
        try:
            content = export_issue(issue, by=request.user)
        except OSError:
            return self.issue_page(request, "export", issue, {"is_broken": True}, 503)
        response = HttpResponse(content, content_type="application/zip")
        name = f"newsletter-{issue.number}.zip"
        response["Content-Disposition"] = content_disposition_header(True, name)
        return private(response)
