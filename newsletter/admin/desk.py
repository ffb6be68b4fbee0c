"""The frame of an issue's pages in the admin: its tabs, and how each of them finds the issue."""

from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
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

    def desk_path(self, name: str, view):
        """The address `<issue>/<name>/` of a page; its view takes `pk`."""
        view = require_http_methods(["GET", "HEAD", "POST"])(view)
        address = f"newsletter_issue_{name}"
        return path(f"<int:pk>/{name}/", self.admin_site.admin_view(view), name=address)

    def issue_url(self, issue: Issue, name: str, *args) -> str:
        return reverse(f"admin:newsletter_issue_{name}", args=[issue.pk, *args])

    def editor_url(self, issue: Issue) -> str:
        return self.issue_url(issue, "change")

    def issue_or_404(self, request, pk: int) -> Issue:
        """The issue, for who may see issues. Raises PermissionDenied, whatever `pk`, or Http404."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        issue = self.get_object(request, str(pk))
        if issue is None:
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
