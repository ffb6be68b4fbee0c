"""An issue's body on the web: what each block shows, and how the whole hangs together."""

import re
from itertools import pairwise

import pytest

from network.models import Visibility
from newsletter.material import Material
from newsletter.models import BLOCKS
from newsletter.pictures import Pictures
from newsletter.rendering import announce, render
from tests.factories import (
    ActionFactory,
    ActionsFactory,
    ActorFactory,
    ArticleFactory,
    ComponentFactory,
    ComponentsDiagramFactory,
    ContactFactory,
    CountriesMapFactory,
    CountryFactory,
    ForewordFactory,
    HolderFactory,
    ImageFactory,
    InterviewFactory,
    IssueFactory,
    KeyFigureFactory,
    NetworkMapFactory,
    QuestionAnswerFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def issue():
    return IssueFactory(number=1)


def body(issue, language="en") -> str:
    return render(
        Material(issue), language=language, medium="web", pictures=Pictures("/media/newsletter/1/")
    )


@pytest.fixture
def every_block(issue):
    component = ComponentFactory(title_en="Diagnosis")
    holder = HolderFactory(given_name="Ada", family_name="Lind")
    return [
        ForewordFactory(parent=issue, signatories=[HolderFactory(family_name="Moreau")]),
        ArticleFactory(parent=issue, lead_en="A lead.", section_en="The problem"),
        ComponentsDiagramFactory(parent=issue, strategy=component.strategy),
        CountriesMapFactory(parent=issue),
        NetworkMapFactory(parent=issue),
        InterviewFactory(parent=issue, holder=holder, introduction_en="<p>Ada speaks.</p>"),
        QuestionAnswerFactory(parent=issue),
        ActionsFactory(parent=issue, actions=[ActionFactory(title_en="Varna")]),
        KeyFigureFactory(parent=issue),
        ImageFactory(parent=issue),
        ContactFactory(parent=issue),
    ]


def test_every_type_of_block_shows_its_content(issue, every_block):
    assert {type(block) for block in every_block} == set(BLOCKS)
    html = body(issue)
    for shown in (
        "Welcome.",
        "Moreau",
        "A lead.",
        "The problem",
        "Diagnosis",
        "Ada Lind",
        "Ada speaks.",
        "What do you do?",
        "We meet.",
        "Varna",
        "270,000 €",
        "The ministry, 2014",
        'alt="Two people at a table"',
        "Legend",
        str(every_block[-1].actor.organisation),
    ):
        assert shown in html, shown


def test_every_type_of_block_speaks_french(issue, every_block):
    html = body(issue, "fr")
    assert "Bienvenue." in html
    assert "270 000 €" in html
    assert "Welcome." not in html


def test_headings_are_nested_and_ids_unique(issue, every_block):
    """Screen-reader users walk from heading to heading; the page's own heading is the title."""
    html = body(issue)
    levels = [2, *map(int, re.findall(r"<h(\d)", html))]
    assert min(levels) == 2
    assert all(after - before <= 1 for before, after in pairwise(levels))
    ids = re.findall(r'\sid="([^"]+)"', html)
    assert len(ids) == len(set(ids))


def test_in_this_issue_leads_to_the_blocks(issue):
    block = ArticleFactory(parent=issue, title_en="Varna", teaser_en="Three years on.")
    ArticleFactory(parent=issue, title_en="Not announced")
    html = body(issue)
    contents = html.partition("</nav>")[0]
    (anchor,) = re.findall(r'href="#([^"]+)"', contents)
    assert f'<section class="block" id="{anchor}">' in html
    assert "Three years on." in contents
    assert "Not announced" not in contents
    assert announce(Material(issue), language="en") == [
        {"title": "Varna", "text": block.teaser_en, "anchor": anchor}
    ]


def test_in_this_issue_is_left_out_when_nothing_is_announced(issue):
    ArticleFactory(parent=issue)
    assert "In this issue" not in body(issue)


@pytest.mark.parametrize("visibility", [Visibility.NOBODY, Visibility.NETWORK])
def test_private_contact_details_are_not_printed(issue, visibility):
    post = ActorFactory(
        email="hidden@example.org",
        phone="+43 1 000 00 00",
        email_visibility=visibility,
        phone_visibility=visibility,
    )
    ContactFactory(parent=issue, actor=post)
    InterviewFactory(parent=issue, holder=HolderFactory(actor=post))
    html = body(issue)
    assert str(post.organisation) in html
    assert "hidden@example.org" not in html
    assert "+43" not in html


def test_a_country_is_followed_by_its_footnote(issue):
    CountryFactory(partner=True, name_en="Kosovo", footnote_en="Without prejudice to status.")
    CountriesMapFactory(parent=issue)
    html = body(issue)
    assert re.search(r"Kosovo</a>\*", html)
    assert "Without prejudice to status." in html


def test_text_of_a_field_without_markup_is_escaped(issue):
    ArticleFactory(parent=issue, title_en="<script>alert(1)</script>", lead_en="a < b")
    html = body(issue)
    assert "<script" not in html
    assert "a &lt; b" in html


def test_names_in_other_languages_say_so(issue):
    ArticleFactory(parent=issue, text_fr="<p>Avec Ђорђе Његош, à Brăila.</p>")
    ImageFactory(parent=issue, caption_fr="София, vue d’en haut", alt_fr="София")
    assert re.findall(r'<span lang="([^"]+)">([^<]+)</span>', body(issue, "fr")) == [
        ("sr", "Ђорђе Његош"),
        ("ro", "Brăila"),
        ("bg", "София"),
    ]
