"""The review of an issue as the CTR follows it: who was asked, who approved, what was said."""

from django.contrib import messages
from django.core.exceptions import BadRequest, PermissionDenied
from django.shortcuts import redirect
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from newsletter.actions.drafts import NoDraft
from newsletter.actions.reviewing import NotInReview, end_review, send_for_review
from newsletter.events import display_name
from newsletter.material import Material
from newsletter.models import Issue
from newsletter.permissions import CHANGE
from newsletter.reviews.standings import standings

from .discussion import DEEDS, CommentForm, Unwritten, carry_out, spots
from .private import private
from .reading import Reading
from .review_form import ReviewForm


class Reviewing(Reading):
    """For the admin of issues: the page `review/`; who only reads is led on to the text."""

    def get_urls(self):
        return [self.desk_path("review", self.review_view), *super().get_urls()]

    def review_view(self, request, pk):
        issue = self.issue_or_404(request, pk)
        edits = request.user.has_perm(CHANGE)
        if request.method == "POST":
            if not edits:
                raise PermissionDenied
            return private(self._reviewed(request, issue))
        if not issue.is_unpublished:
            return redirect(self.issue_url(issue, "published"))
        if not edits:
            return redirect(self.reading_url(issue, get_language()))
        return private(self._review_page(request, issue))

    def _reviewed(self, request, issue: Issue):
        deed = request.POST.get("do", "")
        try:
            if deed == "send":
                return self._send(request, issue)
            if deed == "end":
                return self._end(request, issue)
            if deed in DEEDS:
                said = carry_out(request, issue, deed)
                return redirect(f"{request.path}#comment-{said.pk}")
        except Unwritten as back:
            return self._review_page(request, issue, 422, unwritten=back.form)
        except NotInReview:  # ended already, as was wished
            return redirect(request.path)
        except NoDraft:
            return self.review_over(request, issue)
        raise BadRequest("No page offers this.")

    def _send(self, request, issue: Issue):
        form = ReviewForm(request.POST, by=request.user)
        if not form.is_valid():
            return self._review_page(request, issue, 422, form=form)
        unreached = send_for_review(issue, by=request.user, **form.cleaned_data)
        asked = len(form.cleaned_data["to"])
        messages.success(
            request,
            ngettext("%(count)s person is asked.", "%(count)s people are asked.", asked)
            % {"count": asked},
        )
        for review in unreached:
            messages.warning(
                request,
                _("No mail could be sent to %(name)s: please tell them yourself.")
                % {"name": display_name(review.reviewer)},
            )
        return redirect(request.path)

    def _end(self, request, issue: Issue):
        end_review(issue, by=request.user)
        messages.success(request, _("The review is ended. The issue is a draft again."))
        return redirect(request.path)

    def _review_page(
        self,
        request,
        issue: Issue,
        status=200,
        unwritten: CommentForm | None = None,
        form: ReviewForm | None = None,
    ):
        material = Material(issue)
        found, editor = standings(material), self.editor_url(issue)
        said = [spot for spot in spots(material, unwritten) if spot.threads]
        context = {
            "in_review": issue.status == Issue.Status.IN_REVIEW,
            "standings": found,
            "approved": sum(standing.approves for standing in found),
            "form": form or ReviewForm(by=request.user, asked=bool(found)),
            "said": [(spot, f"{editor}#{spot.place.anchor}") for spot in said],
            "open": sum(spot.open for spot in said),
            "resolves": True,
            "languages": self._languages(issue),
        }
        return self.issue_page(request, "review", issue, context, status)
