"""Several people at once: one edition per language, and no save that undoes it."""

import threading
import time
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import transaction

from newsletter.actions.publishing import AlreadyPublished, TextChanged, publish
from newsletter.models import Edition, Issue
from newsletter.pdf import Document
from tests.admin_pages import page, typed
from tests.factories import (
    ArticleFactory,
    ForewordFactory,
    HolderFactory,
    IssueFactory,
)
from tests.threads import apart

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def issue():
    issue = IssueFactory(title_en="Before", title_fr="Avant")
    ArticleFactory(parent=issue)
    ForewordFactory(parent=issue, signatories=[HolderFactory(pictured=True)])
    return issue


def test_eight_at_once_make_one_edition_per_language(issue, ctr):
    start = threading.Barrier(8)

    def press():
        start.wait()
        try:
            return len(publish(Issue.objects.get(pk=issue.pk), by=ctr))
        except AlreadyPublished:
            return "late"

    with ThreadPoolExecutor(8) as pool:
        pressed = [pool.submit(apart, press) for _ in range(8)]
        answers = [each.result() for each in pressed]
    assert sorted(map(str, answers)) == ["2"] + 7 * ["late"]
    assert list(Edition.objects.values_list("language", flat=True)) == ["en", "fr"]


def test_stale_save_waits_for_the_publication_and_is_refused(issue, ctr, client):
    client.force_login(ctr)
    address = page(Issue, "change", issue.pk)
    form = typed(client.get(address)) | {"title_en": "After"}
    with ThreadPoolExecutor(1) as pool:
        with transaction.atomic():
            publish(issue, by=ctr)
            saved = pool.submit(apart, client.post, address, form)
            time.sleep(1)
            assert not saved.done()
        assert saved.result().status_code == 409
    issue.refresh_from_db()
    assert (issue.title_en, issue.status) == ("Before", "published")


def test_publication_waits_for_a_save_and_tells_what_was_saved(issue, ctr, client):
    client.force_login(ctr)
    address = page(Issue, "change", issue.pk)
    form = typed(client.get(address)) | {"article_set-0-title_en": "After"}
    with ThreadPoolExecutor(1) as pool:
        with transaction.atomic():
            assert client.post(address, form).status_code == 302
            published = pool.submit(apart, lambda: publish(issue, by=ctr))
            time.sleep(1)
            assert not published.done()
        published.result()
    assert "After" in Edition.objects.get(language="en").html


@pytest.mark.parametrize("change", [{"article_set-0-title_en": "After"}, {"number": "77"}])
def test_save_during_the_drawing_is_not_held_up_and_stops_the_publication(
    change, issue, ctr, client, monkeypatch
):
    """What was drawn is no longer what is saved: nobody has read it together."""
    drawing, go_on = threading.Event(), threading.Event()

    def slow(_html, **_pictures):
        drawing.set()
        assert go_on.wait(120)
        return Document(b"%PDF-1.7", 1, {})

    monkeypatch.setattr("newsletter.pdf.write", slow)
    client.force_login(ctr)
    address = page(Issue, "change", issue.pk)
    form = typed(client.get(address)) | change
    with ThreadPoolExecutor(1) as pool:
        published = pool.submit(apart, lambda: publish(issue, by=ctr))
        assert drawing.wait(120)
        assert client.post(address, form).status_code == 302
        go_on.set()
        assert isinstance(published.exception(), TextChanged)
    assert Issue.objects.get().status == "draft"
    assert not Edition.objects.exists()
