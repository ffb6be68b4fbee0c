"""A server that dies while it publishes leaves a draft, never half an issue."""

import time
import urllib.error
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from newsletter.models import Edition, EditionPicture, Issue
from tests.admin_pages import page
from tests.factories import ForewordFactory, HolderFactory, IssueFactory
from tests.serving import Server, settle

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def issue():
    issue = IssueFactory()
    ForewordFactory(parent=issue, signatories=[HolderFactory(pictured=True)])
    return issue


def test_server_killed_while_publishing_leaves_a_draft_that_can_be_published(issue, ctr, client):
    client.force_login(ctr)
    cookies = f"sessionid={client.cookies['sessionid'].value}"
    interrupted = 0
    for moment in (0.1, 0.7, 1.5):  # seconds after the press
        server = Server()
        with ThreadPoolExecutor(1) as pool:
            answer = pool.submit(server.open, page(Issue, "publish", issue.pk), cookies)
            time.sleep(moment)
            server.kill()
            trouble = answer.exception()
        assert not isinstance(trouble, urllib.error.HTTPError)
        interrupted += trouble is not None
        connection.close()
        settle()
        rows = Edition.objects.count(), EditionPicture.objects.count()
        published = Issue.objects.get().is_published
        assert rows == ((2, 1) if published else (0, 0))
    assert interrupted

    server = Server()
    try:
        if not Issue.objects.get().is_published:
            assert server.open(page(Issue, "publish", issue.pk), cookies).status == 200
    finally:
        server.kill()
    assert Issue.objects.get().is_published
    assert Edition.objects.count() == 2
