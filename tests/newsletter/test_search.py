"""What the search finds of an issue, from its draft to its withdrawal."""

import pytest

from newsletter.actions import correcting
from newsletter.actions.publishing import publish
from newsletter.actions.withdrawing import withdraw
from tests.factories import ArticleFactory, IssueFactory
from tests.thbnet.search.asking import titles

from .corrections import NOTE

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("drawn_at_once")]


def test_issue_is_found_while_it_is_public_and_only_then(ctr):
    issue = IssueFactory(number=1)
    article = ArticleFactory(parent=issue, title_en="A school", text_en="<p>Mothers learn</p>")
    assert titles("mothers") == []
    publish(issue, by=ctr)
    assert titles("mothers") == ["A school"]
    article.text_en = "<p>A draft about uncles</p>"
    article.save()
    assert titles("uncles") == []

    draft = correcting.open_correction(issue, kind="takedown", by=ctr, **NOTE)
    draft.newsletter_article_set.update(text_en="<p>Grandparents learn</p>")
    assert titles("grandparents") == []
    publish(draft, by=ctr)
    assert titles("mothers") == []
    assert titles("grandparents") == ["A school"]

    withdraw(issue, by=ctr, reason_en="Wrong.", reason_fr="Faux.")
    assert titles("grandparents") == titles("school") == []
