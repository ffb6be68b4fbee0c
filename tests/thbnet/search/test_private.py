"""What nobody may see on a page is not found either: its words lead nowhere."""

import pytest

from network.models import Actor, Visibility
from newsletter.models import Issue
from tests import factories as make
from thbnet.models import SearchEntry

from .asking import answer, titles

pytestmark = pytest.mark.django_db

BODY = """
<nav class="teasers"><p>Contents of no block</p></nav>
<div class="run"><section class="block" id="article-7"><header>
<h2>A school for parents</h2></header>
<p>In Varna,<br>mothers &amp; fathers learn</p><svg><title>drawing</title></svg></section></div>
<section class="contact-box" id="contact-9"><h2>Contact</h2>
<p>+43 1 000 00 00 <a href="mailto:ctr@example.org">ctr@example.org</a></p></section>
"""


def published(number=1, html=BODY, **values):
    issue = make.IssueFactory(number=number, published=True)
    return make.EditionFactory(issue=issue, title="Prevention", html=html, **values)


def test_issue_is_found_and_each_of_its_blocks():
    published(teasers=[{"title": "Judges", "text": "What they say", "anchor": "article-7"}])
    assert titles("judges") == ["Prevention – No. 1, quarter 4 of 2014"]
    assert titles("mothers fathers") == ["A school for parents"]
    assert 'href="/en/newsletter/1/#article-7"' in answer("mothers").content.decode()
    assert titles("contents") == titles("drawing") == []


def test_edition_is_found_in_its_language():
    issue = make.IssueFactory(published=True)
    french = BODY.replace("mothers", "mères")
    make.EditionFactory(issue=issue, language="fr", title="Prévention", html=french)
    assert titles("meres") == []
    assert titles("meres", language="fr") == ["A school for parents"]


def test_block_is_found_by_the_countries_that_it_names():
    country = make.CountryFactory(name_en="Bulgaria", partner=True)
    published(html='<section id="article-7"><h2>A school</h2><p>In Bulgaria</p></section>')
    assert titles("school", country=country.code) == ["A school"]


def test_contact_details_are_not_kept():
    post = make.ActorFactory(email="post@example.org", phone="+359 2 111 22 33")
    Actor.objects.update(email_visibility=Visibility.PUBLIC, phone_visibility=Visibility.PUBLIC)
    published()
    assert titles("example") == titles("359") == titles("ctr") == titles("000") == []
    assert SearchEntry.objects.filter(kind="actor", row=post.pk).exists()
    kept = str(list(SearchEntry.objects.values()))
    assert "example" not in kept
    assert "111 22" not in kept


@pytest.mark.parametrize("state", [{}, {"in_review": True}])
def test_words_of_a_draft_are_never_found(state):
    issue = make.IssueFactory(title_en="Unheard", title_fr="Unheard", **state)
    make.ArticleFactory(parent=issue, title_en="Unheard", text_en="<p>Unheard</p>")
    for language in ("en", "fr"):
        assert titles("unheard", language=language) == []
    Issue.objects.update(title_en="Unheard again")
    assert titles("unheard") == []
    assert "nheard" not in str(list(SearchEntry.objects.values()))


def test_withdrawn_issue_is_found_no_more():
    edition = published()
    assert titles("mothers")
    issue = edition.issue
    issue.status, issue.withdrawn_at = Issue.Status.WITHDRAWN, issue.published_at
    issue.save()
    assert titles("mothers") == titles("prevention") == []
    assert not SearchEntry.objects.filter(kind="edition").exists()


def test_correction_takes_the_place_of_what_it_corrects():
    edition = published()
    assert titles("mothers")
    html = BODY.replace("mothers", "grandparents")
    make.EditionFactory(issue=edition.issue, number=2, title="Prevention", html=html)
    assert titles("mothers") == []
    assert titles("grandparents") == ["A school for parents"]


def test_takedown_takes_words_away_at_once():
    edition = published()
    assert titles("mothers")
    make.RevisionFactory(issue=edition.issue, number=2, kind="takedown")
    assert titles("mothers") == []
    make.EditionFactory(issue=edition.issue, number=2, title="Prevention", html="<p>Gone</p>")
    assert titles("prevention") == ["Prevention – No. 1, quarter 4 of 2014"]
    assert titles("mothers") == []


def test_organisation_without_a_place_on_a_page_is_not_found():
    make.OrganisationFactory(name_en="Unheard society")
    assert titles("unheard") == []
