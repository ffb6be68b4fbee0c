"""What the newsletter adds to the home page of the admin: the quarter's issue, drafts to read."""

from dataclasses import dataclass, field

from django.contrib import admin
from django.contrib.admin.models import LogEntry
from django.db.models import Count, IntegerField, OuterRef, Q, Subquery, TextField, Value
from django.db.models.functions import Cast, Coalesce, Concat, NullIf, Trim
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from newsletter.models import Comment, Issue
from newsletter.permissions import PUBLISH
from newsletter.reviews.standings import Standing, standings_of
from thbnet.admin.links import admin_url, can
from thbnet.dates import quarter_of, today

MOST_ISSUES = 4  # in hand at the same time; whoever has more finds the rest in the list


@dataclass(frozen=True)
class Work:
    """An issue, and what this member may do with it; addresses that may not be used are empty."""

    issue: Issue
    edit_url: str = ""
    publish_url: str = ""
    published_url: str = ""
    review_url: str = ""
    previews: list[tuple[str, str]] = field(default_factory=list)
    standings: list[Standing] = field(default_factory=list)

    @property
    def approved(self) -> int:
        return sum(standing.approves for standing in self.standings)


def issues(request) -> dict:
    member = request.user
    if not can(member, "view", Issue):
        return {}
    year, quarter = quarter_of(today())
    rows = Issue.objects.filter(Q(year=year, quarter=quarter) | Q(pk__in=_unpublished()))
    shown = list(
        with_open_comments(with_last_edit(rows))
        .select_related("corrects", "scheduled_by")
        .order_by("number")[:MOST_ISSUES]
    )
    edits, asked = can(member, "change", Issue), standings_of(shown)
    waiting = waiting_for(member, asked)
    # Who only reads has a draft named once; who edits finds there how to go on with it.
    above = set() if edits else {issue for issue, _standing, _url in waiting}
    works = [work_of(issue, member, asked[issue]) for issue in shown if issue not in above]
    under_way = any((issue.year, issue.quarter) == (year, quarter) for issue in shown)
    return {
        "lists": edits or works or not waiting,
        "edits": edits,
        "waiting": waiting,
        "works": works,
        "start": not under_way and can(member, "add", Issue) and start(year, quarter),
    }


def _unpublished():
    return Issue.objects.unpublished().values("pk")


def start(year: int, quarter: int) -> dict:
    name = Issue(year=year, quarter=quarter).quarter_name
    return {
        "label": _("Start the issue of %(quarter)s") % {"quarter": name},
        "url": admin_url(Issue, "add", year=year, quarter=quarter),
    }


def with_last_edit(rows):
    """With `edited_by` and `edited_at`: who saved it last in the admin, and when."""
    log = LogEntry.objects.filter(
        content_type__app_label="newsletter",
        content_type__model="issue",
        object_id=Cast(OuterRef("pk"), TextField()),
    ).order_by("-action_time", "-pk")
    name = Trim(Concat("user__first_name", Value(" "), "user__last_name"))
    named = log.annotate(name=Coalesce(NullIf(name, Value("")), "user__username"))
    return rows.annotate(
        edited_by=Subquery(named.values("name")[:1]),
        edited_at=Subquery(log.values("action_time")[:1]),
    )


def with_open_comments(rows):
    """With `open_comments`: how many nobody has resolved."""
    counted = (
        Comment.objects.open()
        .filter(issue=OuterRef("pk"))
        .order_by()
        .values("issue")
        .annotate(number=Count("pk"))
    )
    number = Subquery(counted.values("number"), output_field=IntegerField())
    return rows.annotate(open_comments=Coalesce(number, 0))


def waiting_for(member, asked: dict[Issue, list[Standing]]) -> list[tuple[Issue, Standing, str]]:
    """What this member was asked to read and has not approved as it is, and where it is read."""
    return [
        (issue, standing, admin_url(Issue, "reading", issue.pk, get_language()))
        for issue, standings in asked.items()
        for standing in standings
        if standing.review.reviewer_id == member.pk and not standing.approves
    ]


def work_of(issue: Issue, member, standings: list[Standing]) -> Work:
    if not issue.is_unpublished:
        return Work(issue, published_url=admin_url(Issue, "published", issue.pk))
    edits, publishes = can(member, "change", Issue), member.has_perm(PUBLISH)
    return Work(
        issue,
        edit_url=admin_url(Issue, "change", issue.pk) if edits else "",
        publish_url=admin_url(Issue, "publish", issue.pk) if publishes else "",
        review_url=admin_url(Issue, "review", issue.pk) if edits else "",
        standings=standings,
        previews=admin.site.get_model_admin(Issue).preview_links(issue),
    )
