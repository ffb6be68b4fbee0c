"""What readers have of an issue, and what can still be done about it."""

from django.conf import settings
from django.db.models import Prefetch
from django.http import Http404
from django.utils.translation import gettext as _
from django.utils.translation import override

from newsletter.actions.correcting import may_become_public
from newsletter.models import Edition, Issue
from newsletter.permissions import PUBLISH

from .desk import Desk


class Published(Desk):
    """For the admin of issues: the page `published/` of an issue."""

    def get_urls(self):
        return [self.desk_path("published", self.published_view), *super().get_urls()]

    def published_url(self, issue: Issue) -> str:
        return self.issue_url(issue, "published")

    def published_view(self, request, pk):
        issue = self.issue_or_404(request, pk)
        if issue.is_unpublished:
            raise Http404
        return self._published(request, issue)

    def too_late(self, request, issue: Issue):
        """The answer to an editor whose issue was published while it was being edited."""
        return self._published(request, issue, 409, unsaved=True)

    def _published(self, request, issue: Issue, status=200, **extra):
        context = {
            "editions": editions_of(issue),
            "revisions": issue.revisions.prefetch_related(_light_editions()),
            "may_download": request.user.has_perm("newsletter.view_edition"),
            "correction": issue.corrections.first(),
            **self._ways_on(request, issue),
            **extra,
        }
        return self.issue_page(request, "published", issue, context, status)

    def _ways_on(self, request, issue: Issue) -> dict[str, str]:
        """The addresses at which it is corrected or withdrawn, for who may."""
        if not request.user.has_perm(PUBLISH):
            return {}
        ways = {}
        if may_become_public(issue, Issue.CorrectionKind.TAKEDOWN):
            ways["correct_url"] = self.issue_url(issue, "correct")
        if issue.is_published:
            ways["withdraw_url"] = self.issue_url(issue, "withdraw")
        return ways


def _light_editions() -> Prefetch:
    return Prefetch("editions", Edition.objects.defer("html", "pdf").order_by("language"))


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
