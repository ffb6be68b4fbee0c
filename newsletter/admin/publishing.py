"""The way from the editor to the readers: what will happen, do it, what has happened."""

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import require_http_methods

from newsletter.actions.publishing import AlreadyPublished, NotPublishable, publish
from newsletter.checks import Finding, Report, report
from newsletter.models import Edition, Issue
from newsletter.pdf import RenderingFailed

from .desk import PUBLISH, Desk


class Publishing(Desk):
    """For the admin of issues: the pages `publish/` and `published/` of an issue."""

    def get_urls(self):
        pages = [("publish", self.publish_view), ("published", self.published_view)]
        return [
            path(
                f"<int:pk>/{name}/",
                self.admin_site.admin_view(require_http_methods(["GET", "HEAD", "POST"])(view)),
                name=f"newsletter_issue_{name}",
            )
            for name, view in pages
        ] + super().get_urls()

    def published_url(self, issue: Issue) -> str:
        return reverse("admin:newsletter_issue_published", args=[issue.pk])

    def publish_view(self, request, pk):
        issue = self.issue_or_404(request, pk)
        if not request.user.has_perm(PUBLISH):
            raise PermissionDenied
        if request.method == "POST":
            return self._publish(request, issue)
        if not issue.is_unpublished:
            return redirect(self.published_url(issue))
        return self._confirmation(request, issue, self.stopping(issue))

    def stopping(self, issue: Issue) -> list[Finding]:
        """What keeps the issue from being published as it is saved."""
        return report(issue).unsettled

    def _publish(self, request, issue: Issue):
        try:
            publish(issue, by=request.user)
        except AlreadyPublished:
            return self._published(request, self.issue_or_404(request, issue.pk), 409, again=True)
        except NotPublishable as refusal:
            issue = self.issue_or_404(request, issue.pk)
            return self._confirmation(request, issue, refusal.findings, 422)
        except RenderingFailed as failure:
            issue = self.issue_or_404(request, issue.pk)
            return self._confirmation(request, issue, [], 503, failure=failure)
        self.log_change(request, issue, _("Published."))
        messages.success(request, _("%(issue)s is published.") % {"issue": issue})
        return redirect(self.published_url(issue))

    def _confirmation(self, request, issue, found: list[Finding], status=200, **extra):
        context = {
            "title": _("Publish %(issue)s?") % {"issue": issue},
            "problems": found,
            "report": Report(found, []),
            "previews": self.preview_links(issue),
            **extra,
        }
        return self.issue_page(request, "publish", issue, context, status)

    def published_view(self, request, pk):
        issue = self.issue_or_404(request, pk)
        if issue.is_unpublished:
            raise Http404
        return self._published(request, issue)

    def too_late(self, request, issue: Issue):
        """The answer to an editor whose issue was published while it was being edited."""
        return self._published(request, issue, 409, unsaved=True)

    def _published(self, request, issue: Issue, status=200, **extra):
        return self.issue_page(
            request, "published", issue, {"editions": editions_of(issue), **extra}, status
        )


def editions_of(issue: Issue) -> list[dict]:
    """Each language's last edition with its public addresses, in the order of the languages."""
    return [
        {"edition": edition, **addresses(issue, language)}
        for language, _name in settings.LANGUAGES
        for edition in Edition.objects.filter(revision__issue=issue).latest(language)
    ]


def public_links(issue: Issue) -> list[tuple[str, str]]:
    """The public addresses of a published issue, each with what to call it."""
    if not issue.is_published:
        return []
    return [
        link
        for code, name in settings.LANGUAGES
        for link in (
            (addresses(issue, code)["page"], _("Web page, %(language)s") % {"language": name}),
            (addresses(issue, code)["pdf"], _("PDF, %(language)s") % {"language": name}),
        )
    ]


def addresses(issue: Issue, language: str) -> dict[str, str]:
    """The public addresses of an issue in a language: `page`, `pdf`."""
    with override(language):
        return {"page": issue.get_absolute_url(), "pdf": issue.get_pdf_url()}
