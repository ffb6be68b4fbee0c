"""Issues tell the posts and people of their own time, before and after these have gone."""

import pytest

from network.handover import Handover, hand_over
from newsletter.actions.publishing import publish
from newsletter.material import Material
from tests.factories import (
    ActorFactory,
    ContactFactory,
    ForewordFactory,
    HolderFactory,
    IssueFactory,
    MemberFactory,
)
from thbnet.dates import ONE_DAY, today

pytestmark = pytest.mark.django_db


def test_former_holder_stays_in_the_issue_that_told_of_them(client):
    """In the published one, and in a draft about that time: its text names who was there then."""
    ctr, actor = MemberFactory(ctr=True), ActorFactory()
    holder = HolderFactory(actor=actor, family_name="Before")
    told = IssueFactory(number=1)
    ForewordFactory(parent=told, signatories=[holder])
    ContactFactory(parent=told, actor=actor)
    publish(told, by=ctr)
    before = client.get("/en/newsletter/1/").content

    yesterday = today() - ONE_DAY
    seen = Handover.of(actor).stamp
    hand_over(actor, by=ctr, seen=seen, leaves=yesterday, arrives=None)

    assert b"Before" not in client.get(f"/en/network/{actor.slug}/").content
    assert b"Before" in before
    assert client.get("/en/newsletter/1/").content == before


def test_map_of_an_issue_shows_the_posts_of_its_quarter():
    issue = IssueFactory(year=2014, quarter=2)
    day = issue.reference_day
    lasting = ActorFactory(since=day, until=day + ONE_DAY)
    ActorFactory(until=day)
    ActorFactory(since=day + ONE_DAY)
    assert Material(issue).posts == [lasting]
