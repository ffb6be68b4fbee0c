"""An issue leaves as a zip, and comes back as it was."""

import re
from html import unescape

import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.base import ContentFile

from network.models import Actor, Country, Holder, Member, Organisation, Role, Town, Visibility
from newsletter.actions.exporting import export_issue
from newsletter.actions.importing import import_issue
from newsletter.bundle.archive import open_bundle
from newsletter.bundle.export import write_bundle
from newsletter.bundle.tables import PRIVATE
from newsletter.loading.issues import TYPES, block_names
from newsletter.material import Material
from newsletter.models import BLOCKS, Event, Issue
from newsletter.pictures import Pictures
from newsletter.rendering import render
from strategy.models import Action, Component, Strategy
from tests import factories
from tests.bundles import picture, unzipped
from thbnet.pictures import redraw

pytestmark = pytest.mark.django_db

MADE = (Action, Component, Strategy, Holder, Actor, Role, Organisation, Town, Country)
PARAGRAPHS = "First line,\nsecond line.\n\nA “new”   paragraph \\ with a slash. " + "Word " * 40


def drawn() -> ContentFile:
    return redraw(ContentFile(picture()))


@pytest.fixture
def issue() -> Issue:
    """One block of each type, and rows that only the maps show."""
    issue = factories.IssueFactory()
    holder = factories.HolderFactory(portrait=drawn(), biography_en=PARAGRAPHS)
    component = factories.ComponentFactory()
    component.informs.add(factories.ComponentFactory(strategy=component.strategy))
    action = factories.ActionFactory(components=[component], countries=[factories.CountryFactory()])
    factories.ForewordFactory(parent=issue, signatories=[holder], text_fr="<p>Oui&nbsp;!</p>")
    factories.ArticleFactory(parent=issue, text_en="<h3>A</h3><p>b</p> <ul><li>c</li></ul>" * 30)
    factories.ComponentsDiagramFactory(parent=issue, strategy=component.strategy)
    factories.CountriesMapFactory(parent=issue)
    factories.NetworkMapFactory(parent=issue)
    factories.InterviewFactory(parent=issue, holder=holder, portrait=drawn())
    factories.QuestionAnswerFactory(parent=issue)
    factories.ActionsFactory(parent=issue, actions=[action])
    factories.KeyFigureFactory(parent=issue)
    factories.ImageFactory(parent=issue, image=drawn(), image_ppoi="0.2x0.8", consent="Ana, 2014")
    factories.ContactFactory(parent=issue, actor=holder.actor)
    factories.PartnershipFactory()
    return issue


def empty_portal() -> None:
    """What an issue is made from is gone; who may import stays."""
    Issue.objects.all().delete()
    Member.objects.update(organisation=None)
    for model in MADE:
        model.objects.all().delete()


def page(issue: Issue, language: str) -> str:
    """The web page without the keys of this database's rows."""
    html = render(Material(issue), language=language, medium="web", pictures=Pictures("/p/"))
    return re.sub(r'((?:id|href|for|aria-\w+)="#?[a-z-]+)-\d+', r"\1", unescape(html))


def test_every_type_of_block_is_exported(issue):
    assert {type(block) for block in Material(issue).blocks} >= {*BLOCKS} - {
        TYPES["QuestionAnswer"]
    }
    text = unzipped(write_bundle(issue))[f"issues/{issue.number}.toml"].decode()
    assert re.findall(r'^type = "(\w+)"', text, re.MULTILINE) == list(TYPES)


def test_bundle_makes_the_same_issue_in_an_empty_portal(issue):
    bundle = write_bundle(issue)
    pages = [page(issue, language) for language in ("en", "fr")]
    empty_portal()
    again = import_issue(open_bundle(bundle), by=None).issue
    assert write_bundle(again) == bundle
    assert [page(again, language) for language in ("en", "fr")] == pages
    assert Holder.objects.get().biography_en.startswith("First line,\nsecond line.\n\nA “new” par")


def test_same_rows_make_the_same_bytes_whatever_their_keys(issue):
    bundle = write_bundle(issue)
    empty_portal()
    factories.OrganisationFactory.create_batch(3)
    again = import_issue(open_bundle(bundle), by=None).issue
    assert again.pk != issue.pk
    assert write_bundle(again) == write_bundle(again) == bundle


@pytest.mark.parametrize("seen_by", [Visibility.NETWORK, Visibility.NOBODY])
def test_only_public_contact_details_leave(seen_by):
    post = factories.ActorFactory(
        email="open@example.org",
        email_visibility=Visibility.PUBLIC,
        phone="+43 1 555 00 00",
        phone_visibility=seen_by,
    )
    issue = factories.ContactFactory(actor=post).parent
    posts = unzipped(write_bundle(issue))["posts.toml"].decode()
    assert 'email = "open@example.org"' in posts
    assert 'email_visibility = "public"' in posts
    assert "phone" not in posts


def test_portrait_that_readers_do_not_see_stays():
    """Its author may have agreed to the text alone."""
    interview = factories.InterviewFactory(portrait=drawn(), shows_portrait=False)
    files = unzipped(write_bundle(interview.parent))
    assert not [name for name in files if "pictures" in name]
    assert b"shows_portrait = false" in files[f"issues/{interview.parent.number}.toml"]


def test_nothing_private_leaves(issue):
    image = issue.newsletter_image_set.get()
    image.guardian_consent = "His mother, 2014"
    image.save()
    factories.MemberFactory(ctr=True, email="somebody@example.org")
    everything = b"".join(unzipped(write_bundle(issue)).values())
    for secret in (b"Ana, 2014", b"His mother", b"somebody@", b"confirmed_on", b"copy_of"):
        assert secret not in everything


def test_what_a_block_tells_is_known_to_be_told():
    """A new column of a block is either exported on purpose, or private."""
    told = {name for block in BLOCKS for name in block_names(block)} - PRIVATE
    assert told == {
        *("title", "teaser", "section", "starts_page", "text", "lead", "quote", "signatories"),
        *("strategy", "holder", "portrait", "portrait_ppoi", "introduction"),
        *("shows_portrait", "shows_contact"),
        *("question", "answer", "actions", "figure", "qualifier", "label", "source"),
        *("image", "image_ppoi", "alt", "caption", "credit", "people", "actor"),
    }


def test_long_texts_can_be_read_in_their_file(issue):
    for name, content in unzipped(write_bundle(issue)).items():
        if name.endswith(".toml"):
            prose = [line for line in content.decode().splitlines() if " = [" not in line]
            assert max(map(len, prose)) <= 101, name


def test_rows_that_the_issue_does_not_name_stay_at_home():
    issue = factories.ContactFactory().parent
    factories.ActionFactory()
    files = unzipped(write_bundle(issue))
    assert "actions.toml" not in files
    assert files["posts.toml"].count(b"[") == files["posts.toml"].count(b"slug =") * 2


def test_export_is_remembered_and_asks_for_permission():
    issue = factories.ArticleFactory().parent
    ctr = factories.MemberFactory(ctr=True)
    export_issue(issue, by=ctr)
    assert Event.objects.get(kind=Event.Kind.EXPORTED).by == ctr
    with pytest.raises(PermissionDenied):
        export_issue(issue, by=factories.MemberFactory())
