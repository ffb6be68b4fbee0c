"""Why a finding may pass: who may say so, when it holds, and that it is remembered."""

import pytest
from django.core.exceptions import PermissionDenied

from newsletter.actions import reasons
from newsletter.actions.drafts import NoDraft
from newsletter.checks import Finding, Level, Report
from newsletter.models import Event, Reason
from tests.factories import ArticleFactory, IssueFactory, MemberFactory

pytestmark = pytest.mark.django_db
WHY = "The agency asked us to write it so."


@pytest.fixture
def ctr():
    return MemberFactory(ctr=True, username="vienna")


def warning(evidence="What happened.", **more):
    return Finding(
        "newsletter.I999", "Found.", "Change it.", level=Level.WARNING, evidence=evidence, **more
    )


def test_reason_lets_its_finding_pass_and_no_other(issue, ctr):
    reasons.give_reason(issue, finding=warning(), reason=f"  {WHY} ", by=ctr)
    other = warning("Something else.")
    report = Report([warning(), other], Reason.objects.all())
    assert report.unsettled == [other]
    assert [reason.reason for reason in report.reasons] == [WHY]
    event = Event.objects.get(kind=Event.Kind.REASON_GIVEN)
    assert (event.by_name, event.about) == ("vienna", f"Found. – {WHY}")


def test_reason_taken_back_lets_the_finding_count_again(issue, ctr):
    reasons.give_reason(issue, finding=warning(), reason=WHY, by=ctr)
    reasons.take_back(issue, key=warning().key, by=ctr)
    reasons.take_back(issue, key=warning().key, by=ctr)
    assert Report([warning()], Reason.objects.all()).unsettled == [warning()]
    assert Event.objects.filter(kind=Event.Kind.REASON_TAKEN_BACK).count() == 1


@pytest.mark.parametrize("words", ["", "   ", "ok", "Not important.", "word " * 400])
def test_reason_is_a_few_words(issue, ctr, words):
    with pytest.raises(reasons.NotAReason):
        reasons.give_reason(issue, finding=warning(), reason=words, by=ctr)
    assert not Event.objects.exists()


def test_error_passes_for_no_reason(issue, ctr):
    error = Finding("newsletter.I001", "Found.", "Change it.")
    with pytest.raises(reasons.MustChange):
        reasons.give_reason(issue, finding=error, reason=WHY, by=ctr)
    forged = Reason(issue=issue, key=error.key, reason=WHY)
    assert Report([error], [forged]).unsettled == [error]


def test_second_reason_does_not_replace_the_first(issue, ctr):
    reasons.give_reason(issue, finding=warning(), reason=WHY, by=ctr)
    with pytest.raises(reasons.AlreadyGiven):
        reasons.give_reason(issue, finding=warning(), reason="Another one, much later.", by=ctr)
    assert Reason.objects.get().reason == WHY


def test_reasons_are_given_to_drafts_by_who_may_change_them(issue, ctr):
    reader = MemberFactory(reviewer=True)
    for refused in (
        lambda: reasons.give_reason(issue, finding=warning(), reason=WHY, by=reader),
        lambda: reasons.take_back(issue, key=warning().key, by=reader),
    ):
        with pytest.raises(PermissionDenied):
            refused()
    published = IssueFactory(published=True)
    with pytest.raises(NoDraft):
        reasons.give_reason(published, finding=warning(), reason=WHY, by=ctr)
    with pytest.raises(NoDraft):
        reasons.take_back(published, key=warning().key, by=ctr)


def test_report_sorts_findings_by_block_and_keeps_reasons_without_a_finding(issue, ctr):
    block = ArticleFactory(parent=issue)
    reasons.give_reason(issue, finding=warning("Gone."), reason=WHY, by=ctr)
    whole, soft = warning("All."), warning(block=block)
    hard = Finding("newsletter.I002", "Found.", "Change it.", block)
    report = Report([soft, hard, whole], Reason.objects.all())
    place = f"article-{block.pk}"
    assert report.by_anchor == {place: [soft, hard], "": [whole]}
    assert [group.anchor for group in report.groups] == ["", place]
    assert [item.finding for item in report.for_block(place)] == [hard, soft]
    assert [reason.message for reason in report.idle_reasons] == ["Found."]
