"""Texts by others: who is asked for one, how far they are, and asking somebody else."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from network.mail import NotSent
from newsletter.actions import asking
from newsletter.actions.drafts import NoDraft
from newsletter.actions.requests import RequestClosed
from newsletter.models import Issue, TextRequest
from newsletter.permissions import CHANGE, require

from .asking_form import AskForm
from .asking_rows import rows
from .desk import ACT, SHOW, Desk


class Asking(Desk):
    """For the admin of issues: the pages `texts/` and `texts/ask/`, and what their buttons do."""

    def get_urls(self):
        act, one = self.text_action_view, "<int:pk>/texts/<int:request_pk>/<slug:what>/"
        return [
            self.desk_path("texts", self.texts_view, methods=SHOW),
            self.desk_path("ask", self.ask_view, route="<int:pk>/texts/ask/"),
            self.desk_path("text_action", act, route=one, methods=ACT),
            *super().get_urls(),
        ]

    def texts_view(self, request, pk):
        issue = self._editable(request, pk)
        context = {"rows": rows(issue), "ask_url": self.issue_url(issue, "ask")}
        return self.issue_page(request, "texts", issue, context)

    def ask_view(self, request, pk):
        issue = self._editable(request, pk)
        if not issue.is_unpublished:
            return self._too_late(request, issue)
        form = AskForm(issue, *([request.POST] if request.method == "POST" else []))
        if not form.is_valid():
            return self._form(request, issue, form)
        try:
            asked = asking.ask(
                form.instance,
                issue=issue,
                about=form.block,
                questions=form.asked_questions,
                by=request.user,
            )
        except NoDraft:
            return self._too_late(request, issue)
        self._tell_whether_mailed(request, asked)
        return redirect(self.issue_url(issue, "texts"))

    def _form(self, request, issue: Issue, form: AskForm):
        context = {"form": form, "texts_url": self.issue_url(issue, "texts")}
        context["title"] = _("Ask for a text: %(issue)s") % {"issue": issue}
        return self.issue_page(request, "ask", issue, context, 422 if form.is_bound else 200)

    def text_action_view(self, request, pk, request_pk, what):
        issue = self._editable(request, pk)
        asked = TextRequest.objects.of(issue).with_blocks().filter(pk=request_pk).first()
        act = ACTIONS.get(what)
        if asked is None or act is None:
            raise Http404
        try:
            act(self, request, asked)
        except NoDraft:
            return self._too_late(request, issue)
        except RequestClosed:
            messages.error(request, _("Nothing was done: this request has ended."))
        return redirect(self.issue_url(issue, "texts"))

    def _remind(self, request, asked: TextRequest) -> None:
        try:
            asking.remind(asked)
        except NotSent:
            messages.error(request, NOT_MAILED % {"name": asked.name})
        else:
            messages.success(request, _("%(name)s was reminded.") % {"name": asked.name})

    def _renew(self, request, asked: TextRequest) -> None:
        self._tell_whether_mailed(request, asking.renew(asked, by=request.user))

    def _ask_again(self, request, asked: TextRequest) -> None:
        self._tell_whether_mailed(request, asking.ask_again(asked, by=request.user))

    def _cancel(self, request, asked: TextRequest) -> None:
        asking.cancel(asked, by=request.user)
        told = _("The request to %(name)s is cancelled; its link has ended.")
        messages.success(request, told % {"name": asked.name})

    def _tell_whether_mailed(self, request, asked: TextRequest) -> None:
        if asked.mailed_at:
            told = _("A link was mailed to %(name)s.") % {"name": asked.name}
            messages.success(request, told)
        else:
            messages.warning(request, NOT_MAILED % {"name": asked.name})

    def _too_late(self, request, issue: Issue):
        messages.error(request, _("This issue is published or withdrawn: nothing was changed."))
        return redirect(self.issue_url(issue, "texts"))

    def _editable(self, request, pk: int) -> Issue:
        issue = self.issue_or_404(request, pk)
        require(request.user, CHANGE)
        return issue


NOT_MAILED = gettext_lazy(
    "No mail went out to %(name)s. Copy the link below, or send it again later."
)
ACTIONS = {
    "remind": Asking._remind,
    "renew": Asking._renew,
    "ask-again": Asking._ask_again,
    "cancel": Asking._cancel,
}
