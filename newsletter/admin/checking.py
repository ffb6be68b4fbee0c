"""What the checks find in an issue, and the reasons why some of it may pass."""

from dataclasses import dataclass

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from newsletter.actions import reasons
from newsletter.actions.drafts import NoDraft
from newsletter.checks import Group, Item, Report, report
from newsletter.events import display_name
from newsletter.models import Issue
from newsletter.permissions import CHANGE, require

from .desk import Desk

GIVE, TAKE_BACK, TYPED = "give", "take_back", "reason-"


class Checking(Desk):
    """For the admin of issues: the page `checks/` of an issue."""

    def get_urls(self):
        return [self.desk_path("checks", self.checks_view), *super().get_urls()]

    def checks_view(self, request, pk):
        issue = self.issue_or_404(request, pk)
        require(request.user, CHANGE)
        if not issue.is_unpublished:
            return redirect(self.published_url(issue))
        try:
            if key := request.POST.get(GIVE):
                return self._give(request, issue, key)
            if key := request.POST.get(TAKE_BACK):
                return self._take_back(request, issue, key)
        except NoDraft:
            return redirect(self.published_url(issue.main))
        return self._checks(request, issue, report(issue))

    def _give(self, request, issue: Issue, key: str):
        found = report(issue)
        finding = found.find(key)
        if finding is None:
            gone = _("Nothing was noted: this is no longer found, the text has changed.")
            messages.error(request, gone)
            return self._checks(request, issue, found, 409)
        typed = request.POST.get(TYPED + key, "")
        try:
            reasons.give_reason(issue, finding=finding, reason=typed, by=request.user)
        except reasons.NotAReason:
            return self._checks(request, issue, found, 422, refused=key)
        except reasons.MustChange:
            messages.error(request, _("This cannot pass for any reason: it must change."))
            return self._checks(request, issue, found, 422)
        except reasons.AlreadyGiven as meanwhile:
            member = display_name(meanwhile.reason.given_by)
            told = _("%(member)s has given a reason already. Yours was not noted: “%(typed)s”")
            messages.error(request, told % {"member": member, "typed": typed})
            return self._checks(request, issue, report(issue), 409)
        messages.success(request, _("The reason is noted."))
        return self._onward(request, issue, key)

    def _take_back(self, request, issue: Issue, key: str):
        reasons.take_back(issue, key=key, by=request.user)
        messages.success(request, _("The reason was taken back."))
        return self._onward(request, issue, key)

    def _onward(self, request, issue: Issue, key: str):
        """The page as it is now; with what was typed for other findings, where something was."""
        if any(text.strip() for name, text in _typed(request).items() if name != key):
            return self._checks(request, issue, report(issue))
        return redirect(f"{self.issue_url(issue, 'checks')}#finding-{key}")

    def _checks(self, request, issue: Issue, found: Report, status=200, refused=""):
        context = {
            "report": found,
            "sections": _sections(found, _typed(request)),
            "refused": refused,
        }
        return self.issue_page(request, "checks", issue, context, status)


@dataclass(frozen=True)
class Row:
    item: Item
    typed: str
    is_repeated: bool
    """The same words were found further up: the reason given there holds here, too."""


def _sections(found: Report, typed: dict[str, str]) -> list[tuple[Group, list[Row]]]:
    seen, sections = set(), []
    for group in found.groups:
        rows = []
        for item in group.found:
            key = item.finding.key
            rows.append(Row(item, typed.get(key, ""), key in seen))
            seen.add(key)
        sections.append((group, rows))
    return sections


def _typed(request) -> dict[str, str]:
    """What stands in the fields, by the key of the finding."""
    return {
        name.removeprefix(TYPED): text
        for name, text in request.POST.items()
        if name.startswith(TYPED)
    }
