"""Publishing freezes every language once, or does nothing at all."""

import hashlib

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from newsletter.actions.publishing import AlreadyPublished, NotPublishable, publish
from newsletter.material import Material
from newsletter.models import Edition, EditionPicture, Event, Issue
from newsletter.pdf import RenderingFailed
from newsletter.pictures import Pictures
from newsletter.rendering import anchor, render
from tests.factories import (
    ArticleFactory,
    ContactFactory,
    ForewordFactory,
    HolderFactory,
    ImageFactory,
    IssueFactory,
    MemberFactory,
)
from tests.newsletter.issues import full_issue

pytestmark = pytest.mark.django_db


@pytest.fixture
def issue():
    issue = IssueFactory()
    ArticleFactory(parent=issue, text_en="<p>What happened</p>", text_fr="<p>Ce qui fut</p>")
    return issue


def is_untouched(issue) -> bool:
    issue = Issue.objects.get(pk=issue.pk)
    rows = Edition.objects.all(), EditionPicture.objects.all(), Event.objects.all()
    undated = (issue.status, issue.published_at, issue.published_by) == ("draft", None, None)
    return undated and not any(row.exists() for row in rows)


def test_publishing_makes_one_edition_per_language_and_no_second_one(issue, ctr):
    before = timezone.now()
    publish(issue, by=ctr)
    with pytest.raises(AlreadyPublished):
        publish(issue, by=MemberFactory(superuser=True))
    english, french = Edition.objects.order_by("language")
    assert (english.language, english.revision.number, english.title) == ("en", 1, issue.title_en)
    assert (french.language, french.revision.number, french.title) == ("fr", 1, issue.title_fr)
    assert "What happened" in english.html
    assert "Ce qui fut" in french.html
    block = issue.newsletter_article_set.get()
    assert english.contents == [{"title": block.title_en, "anchor": anchor(block), "page": 1}]
    assert french.contents == [{"title": block.title_fr, "anchor": anchor(block), "page": 1}]
    issue.refresh_from_db()
    assert (issue.status, issue.published_by) == ("published", ctr)
    assert before < issue.published_at < timezone.now()
    for edition in (english, french):
        assert bytes(edition.pdf).startswith(b"%PDF")
        assert hashlib.sha256(edition.pdf).hexdigest() == edition.pdf_sha256
        assert edition.pages == 1


@pytest.mark.parametrize("kind", ["staff", "plain"])
def test_publishing_needs_the_permission(issue, kind):
    member = MemberFactory(**({"staff": True} if kind == "staff" else {}))
    with pytest.raises(PermissionDenied):
        publish(issue, by=member)
    assert is_untouched(issue)


def test_issue_with_a_problem_stays_a_draft(issue, ctr):
    ArticleFactory(parent=issue, title_fr="")
    with pytest.raises(NotPublishable):
        publish(issue, by=ctr)
    assert is_untouched(issue)


def test_failure_in_the_second_language_leaves_nothing_of_the_first(issue, ctr):
    """Nested as deep as no editor types: the French PDF cannot be drawn."""
    ForewordFactory(parent=issue, signatories=[HolderFactory(pictured=True)])
    ArticleFactory(parent=issue, text_fr="<div>" * 900 + "trop" + "</div>" * 900)
    with pytest.raises(RenderingFailed):
        publish(issue, by=ctr)
    assert is_untouched(issue)


def test_published_issue_keeps_names_that_the_network_page_has_changed(issue, ctr, client):
    holder = HolderFactory(family_name="Before", actor__email="before@example.org")
    actor = holder.actor
    actor.email_visibility = "public"
    actor.save()
    ContactFactory(parent=issue, actor=actor)
    publish(issue, by=ctr)
    actor.email = "after@example.org"
    actor.save()
    holder.family_name = "After"
    holder.save()

    network = client.get(f"/en/network/{actor.slug}/").content.decode()
    published = client.get(f"/en/newsletter/{issue.number}/").content.decode()
    assert "After" in network
    assert "after@example.org" in network
    assert "Before" in published
    assert "before@example.org" in published
    assert "After" not in published


def test_published_issue_keeps_pictures_that_were_deleted_since(issue, ctr, client):
    block = ImageFactory(parent=issue)
    publish(issue, by=ctr)
    block.image.storage.delete(block.image.name)
    (picture,) = EditionPicture.objects.all()
    html = client.get(f"/en/newsletter/{issue.number}/").content.decode()
    assert picture.get_absolute_url() in html
    assert client.get(picture.get_absolute_url()).content == bytes(picture.content)


@pytest.mark.parametrize(("medium", "queries"), [("web", 31), ("pdf", 32)])
def test_rendering_asks_as_little_for_thirty_three_blocks_as_for_eleven(
    medium, queries, django_assert_num_queries
):
    """One of each kind, and three of each."""
    for number in (1, 3):
        issue = full_issue(number)
        with django_assert_num_queries(queries):
            material = Material(issue)
            for language in ("en", "fr"):
                render(material, language=language, medium=medium, pictures=Pictures("/"))
