"""Who may compose, read and publish issues in the admin, and what they are shown."""

import re

import pytest
from django.contrib.auth.models import Permission

from newsletter.models import Edition, Issue
from tests.admin_pages import errors_of, page, typed
from tests.factories import ArticleFactory, EditionFactory, IssueFactory, MemberFactory
from tests.pages import links_of

pytestmark = pytest.mark.django_db

PAGES = ["change", "delete", "history", "publish", "published"]
UNKNOWN = 987_654


@pytest.fixture
def draft():
    issue = IssueFactory(title_en="A secret title", title_fr="Un titre secret")
    ArticleFactory(parent=issue)
    return issue


@pytest.fixture
def ctr(client):
    client.force_login(MemberFactory(ctr=True))
    return client


def every_address(issue_pk):
    previews = [
        page(Issue, name, issue_pk, language)
        for name in ("preview", "preview_pdf")
        for language in ("en", "fr")
    ]
    return [page(Issue, name, issue_pk) for name in PAGES] + previews


def test_embassy_staff_get_no_page_of_any_issue(client, draft):
    client.force_login(MemberFactory(staff=True))
    lists = [page(Issue, "changelist"), page(Issue, "add"), page(Edition, "changelist")]
    for address in [*lists, *every_address(draft.pk)]:
        assert client.get(address).status_code in {403, 404}, address
        assert client.post(address, {"post": "yes"}).status_code in {403, 404, 405}, address
    assert Issue.objects.get().status == Issue.Status.DRAFT


def test_anonymous_readers_learn_nothing_from_a_drafts_addresses(client, draft):
    """Existing or not: the same answer, but for the address itself."""
    for real, unreal in zip(every_address(draft.pk), every_address(UNKNOWN), strict=True):
        there, nowhere = client.get(real), client.get(unreal)
        assert (there.status_code, there["Location"]) == (302, f"/admin/login/?next={real}")
        assert nowhere["Location"] == f"/admin/login/?next={unreal}"


def test_list_leads_to_previews_of_drafts_and_to_pages_of_published_issues(ctr, draft):
    edition = EditionFactory(issue__number=41)
    links = links_of(ctr.get(page(Issue, "changelist")))
    assert page(Issue, "preview", draft.pk, "fr") in links
    assert "/fr/newsletter/41/pdf/" in links
    assert page(Issue, "preview", edition.issue.pk, "fr") not in links


def test_second_issue_of_a_quarter_is_refused_beside_the_fields(ctr):
    IssueFactory(number=1, year=2015, quarter=1)
    form = typed(ctr.get(page(Issue, "add")))
    answer = ctr.post(page(Issue, "add"), form | {"number": 1, "year": 2015, "quarter": 1})
    assert errors_of(answer)["number"] == ["There is an issue with this number already."]
    assert errors_of(answer)["__all__"] == ["There is an issue for this quarter already."]


def test_saving_never_touches_the_status(ctr, draft):
    address = page(Issue, "change", draft.pk)
    forged = {"status": "published", "published_at": "2020-01-01", "published_by": "1"}
    ctr.post(address, typed(ctr.get(address)) | forged | {"title_en": "Renamed"})
    draft.refresh_from_db()
    assert (draft.title_en, draft.status, draft.published_at) == ("Renamed", "draft", None)


@pytest.mark.parametrize("state", ["published", "withdrawn"])
def test_published_issue_shows_its_page_instead_of_the_editor(ctr, state):
    issue = IssueFactory(**{state: True})
    answer = ctr.get(page(Issue, "change", issue.pk), follow=True)
    assert answer.redirect_chain == [(page(Issue, "published", issue.pk), 302)]
    assert issue.title_en in answer.content.decode()


def test_published_page_leads_to_the_web_page_and_the_pdf_of_each_language(ctr):
    issue = EditionFactory(language="en").issue
    EditionFactory(issue=issue, language="fr")
    links = links_of(ctr.get(page(Issue, "published", issue.pk)))
    public = [
        f"/{code}/newsletter/{issue.number}/{end}" for code in ("en", "fr") for end in ("", "pdf/")
    ]
    assert set(public) <= set(links)


@pytest.mark.parametrize("state", ["published", "withdrawn"])
def test_published_issue_can_be_neither_changed_nor_deleted(ctr, draft, state):
    form = typed(ctr.get(page(Issue, "change", draft.pk)))
    issue = IssueFactory(**{state: True}, title_en="Kept")
    changed = ctr.post(page(Issue, "change", issue.pk), form | {"title_en": "Rewritten"})
    deleted = ctr.post(page(Issue, "delete", issue.pk), {"post": "yes"})
    assert (changed.status_code, deleted.status_code) == (409, 403)
    issue.refresh_from_db()
    assert issue.title_en == "Kept"


def test_stale_save_is_told_what_happened_and_where_the_text_is(ctr, draft):
    form = typed(ctr.get(page(Issue, "change", draft.pk)))
    Issue.objects.filter(pk=draft.pk).update(status="published", published_at="2015-01-01T10:00Z")
    answer = ctr.post(page(Issue, "change", draft.pk), form)
    assert "your changes could not be saved" in answer.content.decode()


def test_member_who_may_only_read_gets_the_text_to_read(client, draft):
    """The editor's script needs the right to change."""
    reader = MemberFactory(is_staff=True)
    reader.user_permissions.add(Permission.objects.get(codename="view_issue"))
    client.force_login(reader)
    answer = client.get(page(Issue, "change", draft.pk))
    assert answer["Location"] == page(Issue, "reading", draft.pk, "en")
    assert client.get(answer["Location"]).status_code == 200
    assert client.post(page(Issue, "change", draft.pk), {}).status_code == 403


def test_editor_loads_under_the_content_security_policy(ctr, draft):
    """Every script has an address of our own, but the import map, which carries the nonce."""
    answer = ctr.get(page(Issue, "change", draft.pk))
    nonce = re.search(r"'nonce-([^']+)'", answer["Content-Security-Policy"]).group(1)
    inline = re.findall(r"<script(?![^>]*src=)([^>]*)>", answer.content.decode())
    executable = [tag for tag in inline if "application/json" not in tag]
    assert executable
    assert all(f'nonce="{nonce}"' in tag for tag in executable)


def test_publish_link_is_for_those_who_may_publish(client, draft):
    editor = MemberFactory(is_staff=True)
    for codename in ("view_issue", "change_issue"):
        editor.user_permissions.add(Permission.objects.get(codename=codename))
    client.force_login(editor)
    links = links_of(client.get(page(Issue, "change", draft.pk)))
    assert page(Issue, "publish", draft.pk) not in links
    assert client.get(page(Issue, "publish", draft.pk)).status_code == 403
    assert client.post(page(Issue, "publish", draft.pk)).status_code == 403


def test_withdrawn_issue_is_told_to_nobody_who_may_not_see_issues(client):
    issue = IssueFactory(withdrawn=True, title_en="Withdrawn for a reason")
    client.force_login(MemberFactory(staff=True))
    answer = client.post(page(Issue, "change", issue.pk), {"title_en": "Mine"})
    assert answer.status_code == 403
    assert "for a reason" not in answer.content.decode()
