"""What a page may weigh on a weak connection, and that it does not move under the reader's eyes.

Bytes are those that travel: compressed, on a telephone, before anybody scrolls.
"""

import brotli
import pytest

from tests.browser.site.visiting import opened

pytestmark = pytest.mark.browser

TELEPHONE = {"width": 360, "height": 740}
KB = 1024
HTML, STYLE, SCRIPT, WITHOUT_PICTURES, WITH_PICTURES = 8 * KB, 6 * KB, 5 * KB, 30 * KB, 120 * KB
REQUESTS = 8
SHIFT = 0.01
IMPORTANT = ["", "countries/bulgaria/", "newsletter/1/", "search/?q=enfants"]

FETCHED = """() => performance.getEntriesByType("resource")
    .map(one => [new URL(one.name).pathname, one.encodedBodySize])"""
SHIFTED = """() => new Promise(tell => new PerformanceObserver(list => tell(
    list.getEntries().reduce((sum, one) => sum + one.value, 0)
)).observe({type: "layout-shift", buffered: true}) || setTimeout(tell, 200, 0))"""


def weights(tab, html: bytes) -> dict[str, int]:
    """Bytes by kind, and the number of requests, the page itself and its icon among them."""
    fetched = tab.evaluate(FETCHED)
    of = {"html": len(brotli.compress(html, quality=5)), "requests": len(fetched) + 2}
    for kind, ending in (("style", ".css"), ("script", ".js"), ("font", ".woff2")):
        of[kind] = sum(size for path, size in fetched if path.endswith(ending))
    of["all"] = of["html"] + sum(size for _path, size in fetched)
    return of


@pytest.mark.parametrize("language", ["en", "fr"])
def test_pages_are_light(language, chromium, server, pages):
    heavy = []
    with opened(chromium, server, viewport=TELEPHONE) as tab:
        for page in pages:
            if not page.address.startswith(f"/{language}/"):
                continue
            later = b'loading="lazy"' in page.content  # pictures that `load` does not wait for
            tab.goto(page.address, wait_until="networkidle" if later else "load")
            of = weights(tab, page.content)
            bare = of["html"] + of["style"] + of["script"] + of["font"]
            if (
                of["html"] > HTML
                or of["style"] > STYLE
                or of["script"] > SCRIPT
                or bare > WITHOUT_PICTURES
                or of["all"] > WITH_PICTURES
                or of["requests"] > REQUESTS
            ):
                heavy.append((page.address, of))
    assert not heavy, "\n".join(map(str, heavy))


@pytest.mark.parametrize("address", IMPORTANT)
def test_pages_stand_still_when_their_font_comes_late(address, chromium, server):
    with opened(chromium, server, viewport=TELEPHONE) as tab:
        late = []
        tab.route("**/*.woff2", lambda route: late.append(route))  # noqa: PLW0108 - no built-in
        tab.goto(f"/fr/{address}", wait_until="domcontentloaded")
        tab.evaluate("() => new Promise(done => requestAnimationFrame(() => setTimeout(done)))")
        for route in late:
            route.continue_()
        tab.evaluate("document.fonts.ready")
        assert tab.evaluate("document.fonts.check('1em \"Portal Serif\"')")
        assert tab.evaluate(SHIFTED) < SHIFT
