"""Correcting a published issue: begin, say what it is, or drop it."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from newsletter.actions import correcting
from newsletter.actions.correcting import CorrectionOpen, NotCorrectable
from newsletter.models import Issue
from newsletter.permissions import PUBLISH, require

from .desk import Desk
from .publish_forms import CorrectionForm

ABANDON = "abandon"


class Correcting(Desk):
    """For the admin of issues: `correct/` of a published issue, `correction/` of the draft."""

    def get_urls(self):
        return [
            self.desk_path("correct", self.correct_view),
            self.desk_path("correction", self.correction_view),
            *super().get_urls(),
        ]

    def correct_view(self, request, pk):
        issue = self._issue_of_a_publisher(request, pk)
        if issue.is_unpublished:
            raise Http404
        if draft := issue.corrections.first():
            return redirect(self.issue_url(draft, "correction"))
        form = CorrectionForm(request.POST or None, main=issue)
        if request.method == "POST" and form.is_valid():
            return self._open(request, issue, form)
        return self._asked(request, issue, form, 422 if form.errors else 200)

    def _open(self, request, issue: Issue, form: CorrectionForm):
        try:
            draft = correcting.open_correction(issue, by=request.user, **form.cleaned_data)
        except CorrectionOpen:
            return redirect(self.issue_url(issue.corrections.get(), "correction"))
        except NotCorrectable:
            form = CorrectionForm(request.POST, main=self.issue_or_404(request, issue.pk))
            form.add_error("kind", _("The issue was withdrawn: only a takedown can follow."))
            return self._asked(request, issue, form, 409)
        self.log_addition(request, draft, _("Correction begun."))
        messages.success(request, _("This is a copy of the issue. Correct it, then publish it."))
        return redirect(self.editor_url(draft))

    def correction_view(self, request, pk):
        draft = self._issue_of_a_publisher(request, pk)
        if not draft.is_correction:
            raise Http404
        if request.method == "POST" and request.POST.get("do") == ABANDON:
            return self._abandon(request, draft)
        written = {
            "kind": draft.correction_kind,
            "note_en": draft.correction_note_en,
            "note_fr": draft.correction_note_fr,
        }
        form = CorrectionForm(request.POST or None, main=draft.corrects, initial=written)
        if request.method == "POST" and form.is_valid():
            return self._change(request, draft, form)
        return self._asked(request, draft, form, 422 if form.errors else 200)

    def _change(self, request, draft: Issue, form: CorrectionForm):
        try:
            correcting.change_correction(draft, by=request.user, **form.cleaned_data)
        except NotCorrectable:
            form.add_error("kind", _("The issue was withdrawn: only a takedown can follow."))
            return self._asked(request, draft, form, 409)
        messages.success(request, _("Saved."))
        return redirect(self.issue_url(draft, "correction"))

    def _abandon(self, request, draft: Issue):
        main, name = draft.corrects, str(draft)
        try:
            correcting.abandon(draft, by=request.user)
        except NotCorrectable:
            return self._published(request, main, 409, again=True)
        messages.success(request, _("%(issue)s was dropped.") % {"issue": name})
        return redirect(self.published_url(main))

    def _issue_of_a_publisher(self, request, pk: int) -> Issue:
        issue = self.issue_or_404(request, pk)
        require(request.user, PUBLISH)
        return issue

    def _asked(self, request, issue: Issue, form: CorrectionForm, status=200):
        title = _("Correct %(issue)s") % {"issue": issue}
        if issue.is_correction:
            title = str(issue)  # as on its other tabs
        context = {"form": form, "main": issue.main, "title": title}
        return self.issue_page(request, "correction", issue, context, status)
