"""Reviewers, such as an ambassador: what there is to read, and nothing to change."""

import pytest
from django.contrib import admin
from django.urls import reverse

from newsletter.models import Issue
from tests.admin_pages import page
from tests.factories import ArticleFactory, IssueFactory, MemberFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def reviewer(client):
    client.force_login(MemberFactory(reviewer=True))
    return client


def test_reviewers_enter_no_list_but_that_of_issues(reviewer):
    opened = {
        model
        for model in admin.site._registry
        if reviewer.get(page(model, "changelist")).status_code == 200
    }
    assert opened == {Issue}


def test_reviewers_read_drafts_in_both_languages(reviewer):
    issue = IssueFactory()
    ArticleFactory(parent=issue, title_en="What was done", title_fr="Ce qui fut fait")
    listed = reviewer.get(page(Issue, "changelist")).content.decode()
    for language, title in (("en", "What was done"), ("fr", "Ce qui fut fait")):
        url = reverse("admin:newsletter_issue_preview", args=[issue.pk, language])
        assert url in listed
        assert title in reviewer.get(url).content.decode()


def test_editor_leads_reviewers_to_the_text_to_read(reviewer):
    issue = IssueFactory()
    response = reviewer.get(page(Issue, "change", issue.pk))
    assert response.url == page(Issue, "reading", issue.pk, "en")


@pytest.mark.parametrize("name", ["add", "change", "delete", "publish"])
def test_reviewers_change_nothing(name, reviewer):
    issue = IssueFactory(title_en="As it was")
    args = [] if name == "add" else [issue.pk]
    response = reviewer.post(page(Issue, name, *args), {"title_en": "Mine", "post": "yes"})
    assert response.status_code == 403
    assert [row.title_en for row in Issue.objects.all()] == ["As it was"]
