"""The frame of an issue's pages in the admin: its tabs, and how each of them finds the issue."""

from dataclasses import dataclass

from django.conf import settings
from django.http import Http404
from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from newsletter.models import Issue
from newsletter.permissions import CHANGE, PUBLISH, VIEW
from thbnet.admin.pages import OwnPages

# In the order of the work: page, what its tab says, the permission that it takes.
UNPUBLISHED_TABS = (
    ("change", _("Edit"), CHANGE),
    ("texts", _("Texts"), CHANGE),
    ("previews", _("Preview"), VIEW),
    ("checks", _("Checks"), CHANGE),
    ("review", _("Review"), VIEW),
    ("publish", _("Publish"), PUBLISH),
    ("log", _("Log"), VIEW),
    ("export", _("Export"), CHANGE),
)
PUBLISHED_TABS = (
    ("published", _("Published"), VIEW),
    ("texts", _("Texts"), CHANGE),
    ("log", _("Log"), VIEW),
    ("export", _("Export"), CHANGE),
)
CORRECTION_TABS = (*UNPUBLISHED_TABS, ("correction", _("Note to readers"), PUBLISH))

# What a page is asked to do, as methods of HTTP.
SHOW, ACT = ["GET", "HEAD"], ["POST"]


@dataclass(frozen=True)
class Tab:
    label: str
    url: str
    is_current: bool


class Desk(OwnPages):
    """For the admin of issues: every mixin that adds pages about an issue descends from it."""

    def tabs(self, request, issue: Issue, current: str = "") -> list[Tab]:
        """The pages about the issue that the member may open; `current` names the one shown."""
        drafts = CORRECTION_TABS if issue.is_correction else UNPUBLISHED_TABS
        pages = drafts if issue.is_unpublished else PUBLISHED_TABS
        return [
            Tab(label, self.issue_url(issue, name), name == current)
            for name, label, permission in pages
            if request.user.has_perm(permission)
        ]

    def desk_path(self, name: str, view, *, route: str = "", methods=(*SHOW, *ACT)):
        """The address of a page: `<issue>/<name>/`, whose view takes `pk`, unless told otherwise.

        `issue_url` finds it by its name.
        """
        view = self.admin_site.admin_view(require_http_methods(list(methods))(view))
        return path(route or f"<int:pk>/{name}/", view, name=f"newsletter_issue_{name}")

    def issue_url(self, issue: Issue, name: str, *args) -> str:
        return reverse(f"admin:newsletter_issue_{name}", args=[issue.pk, *args])

    def editor_url(self, issue: Issue) -> str:
        return self.issue_url(issue, "change")

    def issue_or_404(self, request, pk: int) -> Issue:
        """The issue, for who may see issues. Raises PermissionDenied, whatever `pk`, or Http404."""
        issue = self.get_object(request, str(pk))
        if issue is None:
            raise Http404
        return issue

    def issue_in_a_language(self, request, pk: int, language: str) -> Issue:
        """As `issue_or_404`; languages that we do not have raise Http404, too."""
        issue = self.issue_or_404(request, pk)
        if language not in dict(settings.LANGUAGES):
            raise Http404
        return issue

    def issue_page(self, request, name: str, issue: Issue, context: dict, status=200):
        """A page about an issue, from the template of that name in `admin/newsletter/issue/`."""
        context = {
            "issue": issue,
            "editor": self.editor_url(issue) if issue.is_unpublished else "",
            "tabs": self.tabs(request, issue, current=name),
            "title": str(issue),
            **context,
        }
        return self.own_page(request, f"admin/newsletter/issue/{name}.html", context, status)
