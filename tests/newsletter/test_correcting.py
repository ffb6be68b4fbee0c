"""A correction: a draft beside the published issue, then its next revision."""

import pytest
from django.core.exceptions import PermissionDenied

from newsletter.actions import correcting
from newsletter.actions.correcting import CorrectionOpen, NotCorrectable
from newsletter.actions.publishing import publish
from newsletter.actions.withdrawing import withdraw
from newsletter.models import Article, Edition, Event, Issue, Revision
from tests import factories
from tests.newsletter.corrections import NOTE, ask
from tests.pages import links_of, text_of
from tests.pdfs import reader, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def ctr():
    return factories.MemberFactory(ctr=True, first_name="Claire", last_name="Petit")


@pytest.fixture
def issue():
    """Published as No. 1, with an article."""
    issue = factories.IssueFactory(number=1, published=True)
    factories.ArticleFactory(parent=issue, title_en="Wrong nane")
    for language in ("en", "fr"):
        factories.EditionFactory(issue=issue, language=language)
    return issue


def opened(issue, ctr, kind="erratum"):
    return correcting.open_correction(issue, kind=kind, by=ctr, **NOTE)


def corrected(issue, ctr, kind="erratum"):
    draft = opened(issue, ctr, kind)
    Article.objects.filter(parent=draft).update(title_en="Right name")
    publish(draft, by=ctr)
    issue.refresh_from_db()
    return issue


@pytest.mark.usefixtures("drawn_at_once")
def test_correction_is_published_as_the_next_revision_and_goes(issue, ctr):
    corrected(issue, ctr)
    assert Issue.objects.count() == 1
    assert Article.objects.get().parent == issue
    revision = Revision.objects.get(number=2)
    assert (revision.kind, revision.note_en, revision.made_by, revision.publisher) == (
        "erratum",
        "A name was misspelt.",
        ctr,
        "Claire Petit",
    )
    assert "Right name" in Edition.objects.get(revision=revision, language="en").html
    kinds = list(Event.objects.values_list("kind", flat=True))
    assert kinds == ["corrected", "correcting"]
    assert "A name was misspelt." in Event.objects.first().about


def test_readers_see_the_note_and_find_the_older_pdf(issue, ctr, client):
    before = client.get("/en/newsletter/1/pdf/").content
    corrected(issue, ctr)
    page = text_of(client.get("/en/newsletter/1/"))
    assert "Right name" in page
    assert "A name was misspelt." in page
    assert "Un nom était mal écrit." in text_of(client.get("/fr/newsletter/1/"))
    assert "/en/newsletter/1/revisions/1/pdf/" in links_of(client.get("/en/newsletter/1/"))
    assert client.get("/en/newsletter/1/revisions/1/pdf/").content == before
    latest = client.get("/en/newsletter/1/pdf/").content
    assert client.get("/en/newsletter/1/revisions/2/pdf/").content == latest != before
    told = words(reader(latest).pages)
    assert "Revision 2 (Erratum)" in told
    assert "A name was misspelt." in told
    assert Edition.objects.get(revision__number=2, language="en").code[:5] in told


def test_readers_see_nothing_of_a_correction_in_progress(issue, ctr, client):
    before = client.get("/en/newsletter/1/").content
    draft = opened(issue, ctr)
    Article.objects.filter(parent=draft).update(title_en="Right name")
    assert client.get("/en/newsletter/1/").content == before
    assert client.get("/en/newsletter/1/revisions/2/pdf/").status_code == 404


@pytest.mark.usefixtures("drawn_at_once")
def test_takedown_closes_earlier_revisions(issue, ctr, client):
    corrected(issue, ctr, "takedown")
    gone = client.get("/en/newsletter/1/revisions/1/pdf/")
    assert gone.status_code == 410
    assert "A name was misspelt." in text_of(gone)
    assert client.get("/en/newsletter/1/revisions/2/pdf/").status_code == 200
    assert "/revisions/1/" not in client.get("/en/newsletter/1/").content.decode()


@pytest.mark.usefixtures("drawn_at_once")
def test_withdrawn_issue_comes_back_by_a_takedown_only(issue, ctr, client):
    draft = opened(issue, ctr)
    withdraw(issue, reason_en="Wrong.", reason_fr="Faux.", by=ctr)
    with pytest.raises(NotCorrectable):
        publish(draft, by=ctr)
    assert client.get("/en/newsletter/1/").status_code == 410
    correcting.change_correction(draft, kind="takedown", by=ctr, **NOTE)
    publish(Issue.objects.get(pk=draft.pk), by=ctr)
    assert client.get("/en/newsletter/1/").status_code == 200
    issue.refresh_from_db()
    assert (issue.withdrawn_at, issue.withdrawal_reason_en) == (None, "")


def test_one_correction_is_open_at_a_time(issue, ctr):
    opened(issue, ctr)
    with pytest.raises(CorrectionOpen):
        opened(issue, ctr)


def test_draft_is_not_corrected(ctr):
    with pytest.raises(NotCorrectable):
        opened(factories.IssueFactory(number=5), ctr)


def test_whoever_may_not_publish_may_not_correct(issue):
    member = factories.MemberFactory(staff=True)
    with pytest.raises(PermissionDenied):
        opened(issue, member)


def test_requested_texts_follow_the_correction_and_come_back(issue, ctr):
    original = Article.objects.get()
    request = ask(original)
    draft = opened(issue, ctr)
    request.refresh_from_db()
    assert request.article == Article.objects.get(parent=draft)
    correcting.abandon(draft, by=ctr)
    request.refresh_from_db()
    assert request.article == original
    assert Issue.objects.get() == issue
    assert Event.objects.first().kind == "not_corrected"


@pytest.mark.usefixtures("drawn_at_once")
def test_requested_texts_reasons_and_first_day_stay_with_the_corrected_issue(issue, ctr):
    request, first = ask(Article.objects.get()), issue.published_at
    issue.reasons.create(key="k", check_id="c", message="m", reason="Because", given_by=ctr)
    corrected(issue, ctr)
    request.refresh_from_db()
    assert request.article.parent == issue
    assert issue.reasons.get().reason == "Because"
    assert issue.published_at == first
