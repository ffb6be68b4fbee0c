"""The way from the editor to the readers: what will happen, do it now or at a time."""

import errno
import logging

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from newsletter.actions.correcting import NotCorrectable
from newsletter.actions.publishing import AlreadyPublished, NotPublishable, TextChanged, publish
from newsletter.actions.scheduling import NotScheduled, TooLate, in_words, schedule, unschedule
from newsletter.checks import Report, report
from newsletter.models import Issue
from newsletter.pdf import RenderingFailed
from newsletter.permissions import PUBLISH, require

from .publish_forms import WhenForm
from .published import Published

logger = logging.getLogger(__name__)

FULL = {errno.ENOSPC, errno.EDQUOT}
NOW, AT, CANCEL = "now", "at", "cancel"


class Publishing(Published):
    """For the admin of issues: the page `publish/` of an issue."""

    def get_urls(self):
        return [self.desk_path("publish", self.publish_view), *super().get_urls()]

    def publish_view(self, request, pk):
        issue = self.issue_or_404(request, pk)
        require(request.user, PUBLISH)
        if request.method != "POST":
            if not issue.is_unpublished:
                return redirect(self.published_url(issue))
            return self._confirmation(request, issue)
        doing = {AT: self._schedule, CANCEL: self._unschedule}
        return self._told(request, issue, doing.get(request.POST.get("do"), self._publish))

    def _told(self, request, issue: Issue, do):
        """Do it, or say in words why it was not done."""
        try:
            return do(request, issue)
        except AlreadyPublished:
            return self._published_meanwhile(request, issue)
        except NotPublishable as refusal:
            found = Report(refusal.findings, [])
            return self._confirmation(request, issue, 422, found, refused=True)
        except TextChanged:
            status = 409
            failure = _("Somebody saved the issue at this moment: read it once more.")
        except NotCorrectable:
            status = 409
            failure = _("The issue was withdrawn: only a takedown can follow. Change the kind.")
        except RenderingFailed as why:
            status, failure = 503, why
        except OSError as why:
            if why.errno not in FULL:
                raise
            logger.exception("Nothing can be written")
            status, failure = 507, _("The server’s disk is full: tell the administrator.")
        return self._confirmation(request, issue, status, failure=failure)

    def _publish(self, request, issue: Issue):
        main, name = issue.main, str(issue)
        publish(issue, by=request.user)
        self.log_change(request, main, _("Published."))
        messages.success(request, _("%(issue)s is published.") % {"issue": name})
        return redirect(self.published_url(main))

    def _schedule(self, request, issue: Issue):
        form = WhenForm(request.POST)
        if not form.is_valid():
            return self._confirmation(request, issue, 422, form=form)
        at = form.cleaned_data["at"]
        try:
            schedule(issue, at=at, by=request.user)
        except TooLate:
            form.add_too_late()
            return self._confirmation(request, issue, 422, form=form)
        told = _("%(issue)s will be published on %(at)s.")
        messages.success(request, told % {"issue": issue, "at": in_words(at)})
        return redirect(self.issue_url(issue, "publish"))

    def _unschedule(self, request, issue: Issue):
        try:
            unschedule(issue, by=request.user)
        except NotScheduled:
            if not Issue.objects.unpublished().filter(pk=issue.pk).exists():
                raise AlreadyPublished from None
        messages.success(
            request, _("%(issue)s will not be published by itself.") % {"issue": issue}
        )
        return redirect(self.issue_url(issue, "publish"))

    def _published_meanwhile(self, request, issue: Issue):
        """Of a correction that was published, or dropped, only the issue itself is left."""
        there = Issue.objects.filter(pk=issue.pk).first() or issue.main
        return self._published(request, there, 409, again=True)

    def _confirmation(
        self, request, issue: Issue, status=200, found: Report | None = None, **extra
    ):
        issue.refresh_from_db()
        context = {
            "report": found or report(issue),
            "previews": self.preview_links(issue),
            "form": WhenForm.proposing(issue),
            **extra,
        }
        return self.issue_page(request, "publish", issue, context, status)
