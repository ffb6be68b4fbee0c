"""The log of an issue: who did what, when. Whoever reads drafts sees it, nobody changes it."""

import datetime

import pytest
from django.apps import apps
from django.contrib import admin
from django.contrib.auth.models import Permission

from newsletter.admin.recording import record_change
from newsletter.models import Edition, EditionPicture, Event, Issue, Revision
from newsletter.models.frozen import Frozen
from tests.admin_pages import page, typed
from tests.blocks import ARTICLE
from tests.factories import (
    ArticleFactory,
    EventFactory,
    IssueFactory,
    MemberFactory,
)
from tests.pages import links_of, text_of

pytestmark = pytest.mark.django_db

FROZEN = [Event, Revision, Edition, EditionPicture]


def kinds() -> list[str]:
    return list(Event.objects.order_by("pk").values_list("kind", flat=True))


def test_log_tells_the_newest_first_in_the_time_of_paris(editor, issue, monkeypatch):
    for hour, about in ((21, "The foreword"), (22, "The map")):
        now = datetime.datetime(2026, 9, 30, hour, 5, tzinfo=datetime.UTC)
        monkeypatch.setattr("django.utils.timezone.now", lambda now=now: now)
        EventFactory(issue=issue, kind="commented", about=about, by_name="Anna Petrova")
    monkeypatch.undo()
    EventFactory(about="Something of another issue")
    answer = editor.get(page(Issue, "log", issue.pk))
    text = text_of(answer)
    assert "1 October 2026, 00:05 Commented on : The map Anna Petrova" in text
    assert "30 September 2026, 23:05 Commented on : The foreword" in text
    assert text.index("The map") < text.index("The foreword")
    assert "another issue" not in text
    assert "no-store" in answer["Cache-Control"]


@pytest.mark.parametrize("state", ["published", "withdrawn", "in_review"])
def test_log_is_there_in_every_state_and_for_reviewers(client, state):
    issue = EventFactory(issue=IssueFactory(**{state: True}), about="As it was").issue
    client.force_login(MemberFactory(reviewer=True))
    assert "As it was" in text_of(client.get(page(Issue, "log", issue.pk)))


def test_log_of_a_correction_is_that_of_its_issue(editor):
    issue = IssueFactory(published=True)
    EventFactory(issue=issue, kind="published")
    draft = IssueFactory(correction=True, corrects=issue, number=issue.number)
    assert "Published" in text_of(editor.get(page(Issue, "log", draft.pk)))


@pytest.mark.parametrize("number", [3, 60])
def test_log_is_read_page_by_page(editor, issue, number, django_assert_num_queries):
    Event.objects.bulk_create(EventFactory.build_batch(number, issue=issue))
    address = page(Issue, "log", issue.pk)
    editor.get(address)
    with django_assert_num_queries(7):
        shown = editor.get(address)
    assert text_of(shown).count("Claire Martin") == min(number, 24)
    if number > 24:
        assert text_of(editor.get(f"{address}?page=3")).count("Claire Martin") == 12
    for nonsense in ("9", "x", "-1", "%00"):
        assert editor.get(f"{address}?page={nonsense}").status_code == 404


def test_saving_is_logged_once_an_hour_for_each_member(editor, issue, save):
    for title in ("One", "Two"):
        assert save(title_en=title).status_code == 302
    assert kinds() == ["changed"]
    editor.force_login(MemberFactory(ctr=True))
    save(title_en="Three")
    assert kinds() == ["changed", "changed"]
    assert len({event.by for event in Event.objects.all()}) == 2


def test_saving_after_an_hour_is_logged_again(issue, monkeypatch):
    member = MemberFactory(ctr=True)
    earlier = datetime.datetime.now(datetime.UTC) - datetime.timedelta(minutes=61)
    with monkeypatch.context() as patch:
        patch.setattr("django.utils.timezone.now", lambda: earlier)
        record_change(issue, by=member)
    record_change(issue, by=member)
    assert kinds() == ["changed", "changed"]


def test_changed_block_is_a_change_and_an_untouched_page_is_none(issue, article, save):
    save()
    assert kinds() == []
    save(**{f"{ARTICLE}-title_en": "Another"})
    assert kinds() == ["changed"]


def test_save_that_fails_is_not_logged(issue, save):
    assert save(title_en="Another", year="").status_code != 302
    assert kinds() == []


def delete(client, issue):
    return client.post(page(Issue, "delete", issue.pk), {"post": "yes"})


def test_deleted_draft_is_remembered_with_its_log(editor, issue):
    ArticleFactory(parent=issue)
    EventFactory(issue=issue, kind="created")
    assert delete(editor, issue).status_code == 302
    assert not Issue.objects.exists()
    assert page(Issue, "deleted") in links_of(editor.get(page(Issue, "changelist")))
    listed = editor.get(page(Issue, "deleted"))
    assert f"{issue}: Issue 1" in text_of(listed)
    assert page(Issue, "deleted_log", issue.pk) in links_of(listed)
    text = text_of(editor.get(page(Issue, "deleted_log", issue.pk)))
    assert text.index("Deleted") < text.index("Created")


def test_log_of_what_was_not_deleted_is_not_among_the_deleted(editor, issue):
    EventFactory(issue=issue)
    assert editor.get(page(Issue, "deleted_log", issue.pk)).status_code == 404
    assert "No draft has been deleted." in text_of(editor.get(page(Issue, "deleted")))


@pytest.mark.parametrize("who", ["reviewer", "staff", "administrator"])
def test_only_editors_see_what_was_deleted(client, who):
    event = EventFactory(kind="deleted", about="A secret title")
    event.issue.delete()
    client.force_login(MemberFactory(**{who: True}))
    for address in (page(Issue, "deleted"), page(Issue, "deleted_log", event.issue_id)):
        assert client.get(address).status_code == 403
    assert page(Issue, "deleted") not in links_of(client.get(page(Issue, "changelist")))


@pytest.mark.parametrize("model", FROZEN, ids=lambda model: model.__name__)
def test_no_permission_exists_to_change_what_is_written_once(model):
    allowed = {"view_edition"} if model is Edition else set()
    made = Permission.objects.filter(
        content_type__app_label="newsletter", content_type__model=model._meta.model_name
    )
    assert set(made.values_list("codename", flat=True)) == allowed
    assert model is Edition or model not in admin.site._registry


def test_code_of_ours_changes_no_event(issue):
    event = EventFactory(issue=issue, about="As it was")
    rows, event.about = Event.objects.filter(pk=event.pk), "Otherwise"
    for change in (
        event.save,
        event.delete,
        rows.delete,
        lambda: rows.update(about="Otherwise"),
        lambda: rows.bulk_update([event], ["about"]),
        lambda: rows.update_or_create(pk=event.pk, defaults={"about": "Otherwise"}),
        lambda: issue.events.update(about="Otherwise"),
    ):
        with pytest.raises(Frozen):
            change()
    assert Event.objects.get().about == "As it was"


def test_nothing_sent_to_any_page_of_an_issue_changes_its_log(client, issue):
    """Also what no page offers: its rows as a table of the editor, its fields as the issue's."""
    event = EventFactory(issue=issue, about="As it was")
    forged = {
        "events-TOTAL_FORMS": 1,
        "events-INITIAL_FORMS": 1,
        "events-0-id": event.pk,
        "events-0-issue": issue.pk,
        "events-0-about": "Otherwise",
        "events-0-DELETE": "on",
        "newsletter_event_set-TOTAL_FORMS": 1,
        "event_id": event.pk,
        "about": "Otherwise",
    }
    client.force_login(MemberFactory(superuser=True))
    address = page(Issue, "change", issue.pk)
    client.post(address, typed(client.get(address)) | forged)
    for name in ("log", "review"):
        client.post(page(Issue, name, issue.pk), forged)
    assert apps.get_model("newsletter", "event").objects.get(pk=event.pk).about == "As it was"
