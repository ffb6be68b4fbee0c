import re
from itertools import combinations
from xml.etree import ElementTree

import pytest
from django.template.loader import render_to_string
from django.utils import translation

from network.map import countries_map, network_map, on_map, project, town_map
from newsletter import pdf
from tests.factories import ActorFactory, CountryFactory, RoleFactory, TownFactory
from tests.pdfs import reader, words

CAPITALS = {  # degrees east and north; where the projection's reference implementation puts them
    "AL": ("Tirana", 19.82, 41.33, 389.9, 599.4),
    "BA": ("Sarajevo", 18.41, 43.86, 313.9, 397.8),
    "BG": ("Sofia", 23.32, 42.70, 594.7, 491.3),
    "HR": ("Zagreb", 15.98, 45.81, 186.4, 237.4),
    "MD": ("Chișinău", 28.86, 47.01, 884.6, 135.3),
    "ME": ("Podgorica", 19.26, 42.44, 359.1, 511.2),
    "MK": ("Skopje", 21.43, 42.00, 485.3, 547.6),
    "RO": ("Bucharest", 26.10, 44.43, 747.9, 349.0),
    "RS": ("Belgrade", 20.46, 44.81, 431.3, 325.9),
    "XK": ("Pristina", 21.17, 42.67, 470.2, 494.8),
}
PARIS = {"name_en": "Paris", "longitude": "2.35", "latitude": "48.86"}
VIENNA = {"name_en": "Vienna", "longitude": "16.37", "latitude": "48.21"}

pytestmark = pytest.mark.django_db


@pytest.fixture
def capitals():
    return [
        TownFactory(name_en=name, longitude=east, latitude=north, country__code=code)
        for code, (name, east, north, _x, _y) in CAPITALS.items()
    ]


@pytest.fixture
def roles():
    return [RoleFactory(acronym=acronym) for acronym in ("SCAC", "ASI", "ETI")]


def posts_at(town, roles):
    return [
        ActorFactory(role=role, organisation__town=town, organisation__country=town.country)
        for role in roles
    ]


def named(*countries):
    return [(country, country.name) for country in countries]


def drawn(template, drawing, **context):
    """The drawing as its page shows it, parsed: malformed SVG fails here."""
    svg = render_to_string(f"_components/{template}.html", {"map": drawing, **context})
    return ElementTree.fromstring(svg.strip())


@pytest.mark.parametrize(("_name", "east", "north", "x", "y"), CAPITALS.values())
def test_project_puts_a_capital_where_it_lies(_name, east, north, x, y):
    assert project(east, north) == pytest.approx((x, y), abs=0.15)


def test_on_map_leaves_paris_out():
    assert on_map(*project(16.37, 48.21))
    assert not on_map(*project(2.35, 48.86))


def test_countries_map_names_each_partner_and_pales_the_others():
    drawing = countries_map(named(CountryFactory(code="BG", name_en="Bulgaria")))
    assert [land.name for land in drawing.lands] == ["Bulgaria"]
    assert drawing.lands[0].path not in drawing.background
    assert len(drawing.background) == 19  # the nine others of the region, ten around it


def test_countries_map_draws_a_partner_from_outside_the_first_ten():
    drawing = countries_map(named(CountryFactory(code="GR", name_en="Greece")))
    assert drawing.lands[0].label.lines[0].text == "Greece"


def test_countries_map_tells_of_a_partner_that_lies_off_the_map():
    drawing = countries_map(named(CountryFactory(code="GE", name_en="Georgia")))
    assert not drawing.lands
    assert drawing.description == "Georgia"


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        ("Bosnie-Herzégovine", ["Bosnie-", "Herzégovine"]),
        ("Macédoine du Nord", ["Macédoine", "du Nord"]),
        ("Macedonia", ["Macedonia"]),
    ],
)
def test_countries_map_sets_long_names_on_two_lines(name, lines):
    label = countries_map([(CountryFactory(code="MK"), name)]).lands[0].label
    assert [line.text for line in label.lines] == lines


def test_countries_map_marks_a_name_that_has_a_footnote():
    kosovo = CountryFactory(code="XK", name_en="Kosovo", footnote_en="Without prejudice.")
    assert countries_map(named(kosovo)).lands[0].label.lines[0].text == "Kosovo*"


def test_countries_map_links_on_screen_and_not_on_paper():
    """A PDF drops whatever SVG puts inside a link: on paper the countries would be missing."""
    bulgaria = CountryFactory(code="BG", name_en="Bulgaria")
    links = drawn("map", countries_map(named(bulgaria))).findall(".//a")
    assert [link.get("href") for link in links] == [bulgaria.get_absolute_url()]
    assert [link.get("aria-label") for link in links] == ["Bulgaria"]
    paper = drawn("map", countries_map(named(bulgaria), link=False), paper=True)
    assert not paper.findall(".//a")
    assert paper.find("title").text == "Map of the partner countries. Bulgaria"


def test_countries_map_arrives_on_paper():
    """What a PDF's reader can search and copy, in a drawing that no page style reaches.

    Drawn by the worker: WeasyPrint makes Pillow accept truncated pictures wherever it is imported.
    """
    bosnia = CountryFactory(code="BA", name_en="Bosnia and Herzegovina")
    context = {"map": countries_map(named(bosnia), link=False), "paper": True}
    style = '<link rel="stylesheet" href="https://assets.invalid/pdf.css">'
    document = pdf.write(style + render_to_string("_components/map.html", context), pictures={})
    assert "Herzegovina" in words(reader(document.content).pages)


def test_network_map_keeps_the_cards_apart_and_inside(capitals, roles):
    posts = [
        post
        for index, town in enumerate([*capitals, TownFactory(**VIENNA)])
        for post in posts_at(town, roles[: 2 + index % 2])
    ]
    cards = network_map(posts, []).cards
    assert len(cards) == 11
    assert not any(one.box.meets(other.box) for one, other in combinations(cards, 2))
    assert all(card.box.within(1000, 755) for card in cards)


def test_network_map_keeps_every_pill_on_its_card(capitals, roles):
    for card in network_map(posts_at(capitals[0], roles), []).cards:
        for shown in card.pills:
            assert card.box.left < shown.left
            assert shown.left + shown.pill.width < card.box.right
            assert card.box.top < shown.top
            assert shown.top + shown.pill.height < card.box.bottom


def test_network_map_covers_no_town(capitals, roles):
    cards = network_map([post for town in capitals for post in posts_at(town, roles)], []).cards
    dots = [card.dot for card in cards]
    assert not [dot for card in cards for dot in dots if card.box.distance(dot) == 0]


def test_network_map_is_the_same_every_time(capitals, roles):
    from network.map.placement import place

    posts = [post for town in capitals for post in posts_at(town, roles)]
    first = network_map(posts, []).cards
    place.cache_clear()
    assert network_map(posts[::-1], []).cards == first


def test_network_map_lists_beside_it_what_lies_off_the_map(capitals, roles):
    nowhere = ActorFactory(role=roles[1])
    posts = [*posts_at(TownFactory(**PARIS), roles[:1]), *posts_at(capitals[0], roles), nowhere]
    drawing = network_map(posts, [])
    assert [str(presence) for presence in drawing.elsewhere] == ["Paris: SCAC", "Elsewhere: ASI"]
    assert [card.name.text for card in drawing.cards] == ["Tirana"]


def test_network_map_lists_beside_it_what_it_has_no_room_for(roles):
    """However many towns, each is told once: on the map or beside it."""
    towns = [TownFactory() for _ in range(40)]
    drawing = network_map([post for town in towns for post in posts_at(town, roles[:1])], [])
    shown = [card.name.text for card in drawing.cards]
    assert sorted(shown + [found.town.name for found in drawing.elsewhere]) == sorted(
        town.name for town in towns
    )
    assert not any(one.box.meets(other.box) for one, other in combinations(drawing.cards, 2))


def test_network_map_numbers_roles_without_an_acronym(capitals, roles):
    magistrate = RoleFactory(acronym="", name_en="Liaison magistrate")
    drawing = network_map(posts_at(capitals[0], [magistrate, roles[0]]), [])
    assert [(pill.symbol, pill.role.name) for pill in drawing.legend] == [
        ("SCAC", roles[0].name),
        ("1", "Liaison magistrate"),
    ]
    assert drawing.description == "Tirana: SCAC and Liaison magistrate"


def test_network_map_shows_a_role_once_per_town(capitals, roles):
    posts = posts_at(capitals[0], roles[:1]) + posts_at(capitals[0], roles[:1])
    assert [len(card.pills) for card in network_map(posts, []).cards] == [1]


def test_network_map_asks_the_database_nothing(capitals, roles, django_assert_num_queries):
    posts = [post for town in capitals for post in posts_at(town, roles)]
    with django_assert_num_queries(0):
        drawn("network_map", network_map(posts, named(*(town.country for town in capitals))))


def test_town_map_keeps_neighbouring_towns_legible():
    bulgaria = CountryFactory(code="BG")
    places = [("Varna", "27.91", "43.21"), ("Dobrich", "27.83", "43.57")]
    drawing = town_map(
        TownFactory(name_en=name, longitude=east, latitude=north, country=bulgaria)
        for name, east, north in places
    )
    varna, dobrich = (name.text for name in drawing.names)
    assert (varna.text, dobrich.text) == ("Varna", "Dobrich")
    assert abs(varna.y - dobrich.y) > drawing.letters or abs(varna.x - dobrich.x) > 200
    assert all(0 < x < drawing.width and 0 < y < drawing.height for x, y in drawing.dots)


@pytest.mark.parametrize("code", CAPITALS)
def test_town_map_stays_on_the_map(code):
    name, east, north, _x, _y = CAPITALS[code]
    town = TownFactory(name_en=name, longitude=east, latitude=north, country__code=code)
    left, top = map(float, re.findall(r"translate\((\S+) (\S+)\)", town_map([town]).transform)[0])
    assert -1000 < left <= 0
    assert -755 < top <= 0
    assert drawn("map_towns", town_map([town])).find("desc").text == name


def test_town_map_tells_of_towns_off_the_map(capitals):
    paris = TownFactory(**PARIS)
    assert town_map([paris]) is None
    assert town_map([paris, capitals[0]]).elsewhere == [paris]


def test_maps_write_numbers_with_a_point_in_every_language(capitals, roles):
    """French prints 12,5 in a sentence; in SVG that would be two numbers."""
    with translation.override("fr"):
        shown = drawn("network_map", network_map(posts_at(capitals[0], roles), []))
        towns = drawn("map_towns", town_map(capitals[:1]))
    numbers = [
        value
        for element in [*shown.iter(), *towns.iter()]
        for name, value in element.attrib.items()
        if name in {"x", "y", "cx", "cy", "width", "height", "stroke-width"}
    ]
    assert all(re.fullmatch(r"-?\d+(\.\d+)?", number) for number in numbers)


def test_maps_on_one_page_keep_their_ids_apart(capitals):
    ids = [
        element.get("id")
        for prefix in ("first", "second")
        for element in drawn("map_towns", town_map(capitals[:1]), id=prefix).iter()
        if element.get("id")
    ]
    assert len(ids) == len(set(ids)) == 4


def test_network_map_is_a_picture_of_its_own(client):
    ActorFactory(organisation__in_town=True)
    assert 'src="/en/network/map.svg"' in client.get("/en/network/").content.decode()
    answer = client.get("/en/network/map.svg")
    assert answer.headers["Content-Type"] == "image/svg+xml"
    assert ElementTree.fromstring(answer.content).tag == "{http://www.w3.org/2000/svg}svg"
