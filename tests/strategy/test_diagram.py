import re
from itertools import combinations, permutations
from math import dist, hypot
from xml.etree import ElementTree

import pytest
from django.template.loader import render_to_string
from django.utils import translation

from strategy.arrows import arrows
from strategy.diagram import components_diagram
from strategy.models import Component
from strategy.ring import ring
from tests.factories import ComponentFactory, StrategyFactory
from thbnet.lettering import text_width

pytestmark = pytest.mark.django_db

LONG = "Identify, protect, prosecute"


@pytest.fixture
def three():
    strategy = StrategyFactory()
    titles = ["Diagnosis", "Prevention", LONG]
    return [
        ComponentFactory(strategy=strategy, number=number, short_title_en=title)
        for number, title in enumerate(titles, start=1)
    ]


def points(path):
    numbers = [float(number) for number in re.findall(r"-?\d+\.\d", path)]
    return list(zip(numbers[::2], numbers[1::2], strict=True))


def box(diagram):
    return map(int, diagram.view_box.split())


def test_diagram_points_from_the_one_that_informs_to_those_informed(three):
    three[0].informs.set(three[1:])
    diagram = components_diagram(three)
    assert [len(arrow.heads) for arrow in diagram.arrows] == [1, 1]
    for arrow, target in zip(diagram.arrows, diagram.nodes[1:], strict=True):
        tip = points(arrow.heads[0])[0]
        assert dist(tip, (target.x, target.y)) == pytest.approx(diagram.radius + 7, abs=0.3)


def test_diagram_points_backwards_too(three):
    three[2].informs.add(three[0])
    diagram = components_diagram(three)
    (head,) = diagram.arrows[0].heads
    first = diagram.nodes[0]
    assert dist(points(head)[0], (first.x, first.y)) == pytest.approx(diagram.radius + 7, abs=0.3)


def test_diagram_tells_in_words_what_informs_what(three):
    three[0].informs.set(three[1:])
    assert components_diagram(three).title == (
        f"Diagram of the components. Diagnosis informs Prevention and {LONG}"
    )


def test_diagram_joins_two_that_inform_each_other_by_one_arrow_with_two_heads(three):
    three[0].informs.add(three[1])
    three[1].informs.add(three[0])
    (arrow,) = components_diagram(three).arrows
    tips = [points(head)[0] for head in arrow.heads]
    assert tips[0] != tips[1]
    assert len(tips) == 2


def test_diagram_leaves_out_arrows_to_components_that_are_not_shown(three):
    three[0].informs.set(three[1:])
    assert len(components_diagram(three[:2]).arrows) == 1


@pytest.mark.parametrize("title", ["Data", LONG, "Internationalisierungsfragen"])
@pytest.mark.parametrize("count", [1, 2, 3, 4, 5, 7, 8, 12, 40])
def test_diagram_finds_room_for_any_number_of_components(count, title):
    """Also for long words, which make for large circles."""
    strategy = StrategyFactory()
    components = [
        ComponentFactory(strategy=strategy, number=n + 1, short_title_en=title)
        for n in range(count)
    ]
    diagram = components_diagram(components)
    left, top, width, height = box(diagram)
    for node in diagram.nodes:
        assert left < node.x - diagram.radius < node.x + diagram.radius < left + width
        assert top < node.y - diagram.radius < node.y + diagram.radius < top + height
    for one, other in combinations(diagram.nodes, 2):
        assert dist((one.x, one.y), (other.x, other.y)) > 2 * diagram.radius + 60


@pytest.mark.parametrize("radius", [84, 100, 200])
@pytest.mark.parametrize("count", range(2, 13))
def test_arrows_keep_clear_of_the_nodes_they_do_not_join_and_stay_in_the_drawing(count, radius):
    spacing = 2 * radius + 76
    centres = ring(count, spacing, 250)
    widest = max(abs(x) for x, _y in centres) + spacing * 0.6
    for pair in permutations(range(count), 2):
        (arrow,) = arrows([pair], centres, radius)
        start, control, end = points(arrow.line)
        for t in (step / 50 for step in range(51)):
            spot = [
                (1 - t) ** 2 * start[i] + 2 * t * (1 - t) * control[i] + t**2 * end[i]
                for i in (0, 1)
            ]
            assert all(dist(spot, centre) > radius for centre in centres), pair
            assert abs(spot[0]) < widest, pair


def test_diagram_keeps_long_titles_inside_their_circle(three):
    diagram = components_diagram(three)
    node = diagram.nodes[2]
    assert [line.text for line in node.lines] == ["Identify,", "protect,", "prosecute"]
    for line in node.lines:
        assert hypot(text_width(line.text, 26) / 2, line.y - node.y) < diagram.radius
    assert [line.text for line in diagram.nodes[0].lines] == ["Diagnosis"]


def test_diagram_is_drawn_without_a_strategy():
    assert components_diagram([]).nodes == []


def test_diagram_reads_in_the_reader_s_language_with_numbers_svg_understands(three):
    three[0].informs.set(three[1:])
    with translation.override("fr"):
        diagram = components_diagram(three)
        svg = render_to_string("_components/diagram.html", {"diagram": diagram, "id": "here"})
    root = ElementTree.fromstring(svg.strip())
    assert root.get("aria-labelledby") == root.find("title").get("id") == "here-title"
    assert three[1].short_title_fr in root.find("title").text
    assert not re.search(r'\b(c?[xy]|r)="[^"]*,', svg)


@pytest.mark.parametrize("count", [3, 8])
def test_diagram_asks_the_database_nothing(count, django_assert_num_queries):
    strategy = StrategyFactory()
    for number in range(1, count + 1):
        ComponentFactory(strategy=strategy, number=number)
    components = list(Component.objects.prefetch_related("informs"))
    with django_assert_num_queries(0):
        components_diagram(components)
