"""The pages about the site: as given, and as edited."""

import re

import pytest
from django.core.management import call_command

from tests.admin_pages import page, typed
from tests.factories import MemberFactory, PageFactory
from tests.pages import text_of
from thbnet.models import ContentChange, Page
from thbnet.pages import FOLDER, setup_pages

pytestmark = pytest.mark.django_db
KEYS = Page.Key.values


@pytest.mark.parametrize("key", KEYS)
@pytest.mark.parametrize("language", ["en", "fr"])
def test_page_without_a_row_shows_what_is_given_with_the_site(client, key, language):
    response = client.get(f"/{language}/{key}/")
    assert response.status_code == 200
    assert response.is_shared
    given = (FOLDER / f"{key}.{language}.html").read_text()
    assert re.search("<h1>.*</h1>", given)[0] in response.content.decode()


@pytest.mark.parametrize("key", KEYS)
def test_row_that_is_given_is_kept_as_written(key):
    """Sanitising leaves nothing out: no link, no heading."""
    setup_pages()
    row = Page.objects.get(key=key)
    for language in ("en", "fr"):
        given = (FOLDER / f"{key}.{language}.html").read_text()
        for tag in ("<h2>", "<li>", "<p>", "href="):
            kept = getattr(row, f"body_{language}")
            assert kept.count(tag) == given.count(tag), tag


def test_edited_page_is_shown_and_not_overwritten(client):
    PageFactory(key="legal", title_en="Imprint", body_en="<h2>Who</h2><p>We.</p>")
    call_command("setup_pages")
    assert "Imprint Who We." in text_of(client.get("/en/legal/"))
    assert Page.objects.count() == len(KEYS)


def test_command_tells_what_it_added(capsys):
    call_command("setup_pages")
    call_command("setup_pages")
    first, second = capsys.readouterr().out.splitlines()
    assert "help" in first
    assert second == "Pages added: none."


@pytest.mark.parametrize("kind", ["ctr", "administrator"])
def test_page_is_edited_in_the_admin_and_readers_see_it_at_once(client, kind):
    row = PageFactory(key="help")
    client.force_login(MemberFactory(**{kind: True}))
    url = page(Page, "change", row.pk)
    ContentChange.objects.all().delete()
    hostile = '<h2>New</h2><p>Read <a href="/en/search/">this</a>.</p><script>alert(1)</script>'
    client.post(url, typed(client.get(url)) | {"body_en": hostile, "key": "legal"})
    shown = client.get("/en/help/")
    assert "Read this ." in text_of(shown)
    assert "<script>alert" not in shown.content.decode()
    assert ContentChange.objects.filter(source="thbnet_page").exists()
    assert row.history.count() == 2


@pytest.mark.parametrize("kind", ["staff", "reviewer"])
def test_others_edit_no_page(client, kind):
    row = PageFactory()
    client.force_login(MemberFactory(**{kind: True}))
    assert client.get(page(Page, "change", row.pk)).status_code == 403


def test_given_french_has_its_typography():
    for file in FOLDER.glob("*.fr.html"):
        words = re.sub(r"<[^>]+>", "", file.read_text())
        assert re.findall(r"[^\u00a0\u202f][:;?!»](?=\s|$)|«(?!\u00a0)|'", words) == [], file.name
