"""Names in another language than the page's say so, wherever they stand (WCAG 3.1.2)."""

import re
from html.parser import HTMLParser

import pytest

from network.models import Organisation
from newsletter.material import Material
from newsletter.models import Issue
from newsletter.pictures import InlinePictures
from newsletter.rendering import render
from tests import test_public_pages
from tests.factories import ActorFactory, ContributionFactory, RoleFactory, TownFactory
from tests.test_public_pages import CONTACT, PATHS, each
from thbnet.languages import foreign_parts, with_languages

full_site = test_public_pages.full_site  # the fixture, under the name that tests ask for
pytestmark = pytest.mark.django_db

FOREIGN, ACRONYM = "Zemlja & djece", "SCAC"
EMPTY = {"area", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"}
PLAIN = {"title", "script", "option", "desc"}  # elements in which nothing can be marked


class Spoken(HTMLParser):
    """The texts of a page, each with the language in which it is read out."""

    def __init__(self, html: str):
        super().__init__()
        self.open, self.texts = [("", "")], []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        if tag not in EMPTY:
            self.open.append((tag, dict(attrs).get("lang") or self.open[-1][1]))

    def handle_endtag(self, tag):
        while tag not in EMPTY and len(self.open) > 1 and self.open.pop()[0] != tag:
            pass

    def handle_data(self, data):
        if not PLAIN & {tag for tag, _language in self.open}:
            self.texts.append((data, self.open[-1][1]))


def languages_of(words: str, html: str) -> set[str]:
    return {language for text, language in Spoken(html).texts if words in text}


@pytest.fixture
def _foreign(full_site):
    """A post at an association whose name is Bosnian, which takes part in its action, and gives."""
    full_site.role.acronym = ACRONYM
    full_site.role.save()
    home = full_site.organisation
    home.name_en = home.name_fr = FOREIGN
    home.language, home.website = "bs", "https://zemlja.example/"
    home.kind = Organisation.Kind.NGO
    home.town = TownFactory(country=home.country)
    home.save()
    action = full_site.led_actions.get()
    action.partners.add(home)
    action.coordinator = home
    action.save()
    ContributionFactory(action=action, giver=home)
    ActorFactory(role=full_site.role)  # at no town: named below the map


SEARCHES = ["search/?q=zemlja", "search/?q=scac", "search/?q=zem&kind=organisation"]
WITH_THE_NAME = {
    "actions/",
    "actions/varna/",
    "countries/bulgaria/",
    "network/",
    "network/scac-sofia/",
    "network/scac-sofia/contact/",
    "strategy/",
    *SEARCHES,
}


@pytest.mark.usefixtures("_foreign")
@pytest.mark.parametrize("language", ["en", "fr"])
def test_foreign_names_are_marked_on_every_page(client, language):
    found = {}
    pages = [*PATHS, *CONTACT, *SEARCHES, "actions/?leader=scac-sofia", "network/?on=2015-01-01"]
    for path, html, _response in each(client, pages, language):
        if spoken := languages_of("djece", html):
            found[path] = spoken
        assert languages_of(ACRONYM, html) <= {"fr"}, path
    assert found.keys() >= WITH_THE_NAME
    assert {path for path, spoken in found.items() if spoken != {"bs"}} == set()


@pytest.mark.usefixtures("_foreign")
@pytest.mark.parametrize("medium", ["web", "pdf"])
def test_foreign_names_are_marked_in_issues(medium):
    issue = Issue.objects.get(number=1)
    html = render(Material(issue), language="en", medium=medium, pictures=InlinePictures())
    assert languages_of("djece", html) == {"bs"}


@pytest.mark.usefixtures("_foreign")
def test_words_that_were_looked_for_are_marked_in_foreign_names_too(client):
    html = client.get("/en/search/?q=zem&kind=organisation").content.decode()
    assert '<span lang="bs"><mark>Zemlja</mark> &amp; djece</span>' in html


@pytest.mark.usefixtures("_foreign")
def test_pages_do_not_repeat_their_own_language(client):
    html = client.get("/fr/network/scac-sofia/").content.decode()
    assert '<h1>SCAC, <span lang="bs">Zemlja &amp; djece</span></h1>' in html


def test_nothing_of_a_name_is_taken_for_html():
    told = with_languages("a <b> & c", {"<b>": "bs", "not there": "fr", "c": "en"})
    assert told == 'a <span lang="bs">&lt;b&gt;</span> &amp; c'


def test_roles_without_an_acronym_have_their_term_in_its_place(client):
    RoleFactory(acronym="", name_en="Liaison magistrate")
    html = client.get("/en/glossary/").content.decode()
    assert re.search(r"</svg>\s*Liaison magistrate\s*</h2>", html)
    assert '<span lang="fr"></span>' not in html


def test_parts_that_overlap_are_marked_once():
    spoken = {"Dom za": "bs", "za djecu": "hr"}
    assert len(foreign_parts("Dom za djecu", spoken)) == 2
    assert with_languages("Dom za djecu", spoken) == '<span lang="bs">Dom za</span> djecu'
