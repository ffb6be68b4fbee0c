"""A draft as its reviewers read it: each block with what is said about it, one bar to approve."""

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import BadRequest
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from newsletter.actions.approving import approve, take_back
from newsletter.actions.drafts import NoDraft, TextChanged
from newsletter.actions.reviewing import NotInReview
from newsletter.fingerprints import of_issue
from newsletter.material import Material
from newsletter.models import Issue, Review
from newsletter.permissions import CHANGE
from newsletter.pictures import InlinePictures
from newsletter.rendering import announce, render_block
from newsletter.reviews.approved import changes_since
from newsletter.reviews.standings import Standing
from thbnet.versions.telling import Change

from .discussion import DEEDS, CommentForm, Unwritten, carry_out, spots
from .previewing import Previewing
from .private import private


class Reading(Previewing):
    """For the admin of issues: the page `reading/<language>/`."""

    def get_urls(self):
        route = "<int:pk>/reading/<slug:language>/"
        return [self.desk_path("reading", self.reading_view, route=route), *super().get_urls()]

    def reading_url(self, issue: Issue, language: str) -> str:
        return self.issue_url(issue, "reading", language)

    def reading_view(self, request, pk, language):
        issue = self.issue_in_a_language(request, pk, language)
        if request.method == "POST":
            return private(self._said(request, issue, language))
        if not issue.is_unpublished:
            return redirect(self.issue_url(issue, "published"))
        return private(self._reading_page(request, issue, language))

    def _said(self, request, issue: Issue, language: str):
        try:
            place = self._do(request, issue)
        except Unwritten as back:
            return self._reading_page(request, issue, language, 422, unwritten=back.form)
        except TextChanged:
            return self._reading_page(request, issue, language, 409, text_changed=True)
        except NotInReview:
            issue = self.issue_in_a_language(request, issue.pk, language)
            return self._reading_page(request, issue, language, 409, review_ended=True)
        except NoDraft:
            return self.review_over(request, issue)
        return redirect(request.path + place)

    def _do(self, request, issue: Issue) -> str:
        """Carries out what was posted; gives the place of the page to look at next."""
        deed = request.POST.get("do", "")
        if deed in DEEDS:
            return f"#comment-{carry_out(request, issue, deed).pk}"
        if deed not in {"approve", "take_back"}:
            raise BadRequest("No page offers this.")
        review = self._own_review(request, issue)
        if review is None:
            raise NotInReview
        if deed == "approve":
            approve(review, by=request.user, seen=request.POST.get("seen", ""))
            messages.success(request, _("Thank you: you have approved this text."))
        else:
            take_back(review, by=request.user)
            messages.success(request, _("Your approval is taken back."))
        return ""

    def _own_review(self, request, issue: Issue) -> Review | None:
        return issue.reviews.filter(reviewer=request.user).select_related("asked_by").first()

    def review_over(self, request, issue: Issue):
        """The answer to somebody who was late: the issue was published, or is gone."""
        context = {"typed": request.POST.get("text", "")}
        return self.issue_page(request, "review_over", issue, context, 409)

    def _reading_page(
        self,
        request,
        issue: Issue,
        language: str,
        status=200,
        unwritten: CommentForm | None = None,
        **extra,
    ):
        material, pictures = Material(issue), InlinePictures()
        text, edits = of_issue(material), request.user.has_perm(CHANGE)
        review = issue.status == Issue.Status.IN_REVIEW and self._own_review(request, issue)
        whole, *others = spots(material, unwritten)
        drawn = [
            (spot, render_block(spot.place.block, material, language=language, pictures=pictures))
            for spot in others
            if spot.place.block
        ]
        context = {
            "language": language,
            "heading": getattr(issue, f"title_{language}"),
            "teasers": announce(material, language=language),
            "drawn": drawn,
            "gone": [spot for spot in others if spot.place.is_gone],
            "whole": whole,
            "standing": review and Standing(review, review.approves(text)),
            "changes": review and _changes(review, text, material),
            "seen": text,
            "resolves": edits,
            "languages": self._languages(issue),
            "pdf_url": self.preview_pdf_url(issue, language),
            "tabs": self.tabs(request, issue, current="" if edits else "review"),
            **extra,
        }
        return self.issue_page(request, "reading", issue, context, status)

    def _languages(self, issue: Issue) -> list[tuple[str, str, str]]:
        """Of the text: code, name, and where it is read in that language."""
        return [
            (code, str(name), self.reading_url(issue, code)) for code, name in settings.LANGUAGES
        ]


def _changes(review: Review, text: str, material: Material) -> list[Change]:
    """Of an approval that no longer holds: what to look at before the next one."""
    changed = review.approved_at and not review.approves(text)
    return changes_since(review, material) if changed else []
