"""The log of an issue, to be read: who did what, when. Also that of drafts which were deleted."""

from django.http import Http404
from django.utils.translation import gettext as _

from newsletter.models import Event, Issue
from newsletter.permissions import CHANGE, require
from thbnet.paging import page_of

from .desk import SHOW, Desk
from .private import private


class Logbook(Desk):
    """For the admin of issues: the pages `log/` of an issue, and `deleted/` of the drafts gone."""

    def get_urls(self):
        pages = [
            ("log", self.log_view, ""),
            ("deleted", self.deleted_view, "deleted/"),
            ("deleted_log", self.deleted_log_view, "deleted/<int:pk>/"),
        ]
        return [
            self.desk_path(name, view, route=route, methods=SHOW) for name, view, route in pages
        ] + super().get_urls()

    def log_view(self, request, pk):
        issue = self.issue_or_404(request, pk)
        context = {"page": self._page(request, Event.objects.filter(issue=issue.main))}
        return private(self.issue_page(request, "log", issue, context))

    def deleted_view(self, request):
        context = {
            "title": _("Deleted drafts"),
            "page": self._page(request, self._deletions(request)),
        }
        return private(self.own_page(request, "admin/newsletter/issue/deleted.html", context))

    def deleted_log_view(self, request, pk):
        last = self._deletions(request).filter(issue=pk).first()
        if last is None:
            raise Http404
        context = {
            "title": _("Log of the deleted draft %(name)s") % {"name": last.about},
            "page": self._page(request, Event.objects.filter(issue=pk)),
        }
        return private(self.own_page(request, "admin/newsletter/issue/deleted_log.html", context))

    def _deletions(self, request):
        """Raises PermissionDenied for who edits no issues."""
        require(request.user, CHANGE)
        there = Issue.objects.values("pk")
        return Event.objects.filter(kind=Event.Kind.DELETED).exclude(issue__in=there)

    def _page(self, request, events):
        return page_of(events, request.GET.get("page", "1"))
