"""Every page in a real browser: nobody is kept out, nothing is wide, late, loud or from elsewhere.

Each page is opened once on a narrow screen, in one of the two colour schemes, and looked at again
in the other; the two languages begin with different ones.
"""

import pytest

from tests.browser.site.visiting import opened

pytestmark = pytest.mark.browser

NARROW = {"width": 320, "height": 640}
SCHEMES = {"en": ("light", "dark"), "fr": ("dark", "light")}
WIDE = "[document.documentElement.scrollWidth, innerWidth]"


@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_page_is_for_everybody(language, chromium, server, pages, faults):
    first, second = SCHEMES[language]
    found = []
    with opened(chromium, server, viewport=NARROW, color_scheme=first) as tab:
        for page in pages:
            if page.address.startswith(f"/{language}/"):
                tab.emulate_media(color_scheme=first)
                tab.goto(page.address)
                wide, screen = tab.evaluate(WIDE)
                found += [f"{page.address} is {wide} pixels wide"] if wide > screen else []
                found += faults(tab)
                tab.emulate_media(color_scheme=second)
                found += faults(tab, only=["color-contrast", "link-in-text-block"])
    assert not found, "\n".join(found)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_pages_without_style_lose_nothing(language, chromium, server):
    """Signs beside words stay small, and what is read comes in the same order."""
    with opened(chromium, server, blocked=["stylesheet"]) as tab:
        tab.goto(f"/{language}/")
        for sign in tab.locator("svg[aria-hidden]").all():
            assert sign.bounding_box()["width"] <= 24
        assert tab.locator("main h1").is_visible()
        tab.locator(".site-nav a").nth(1).click()
        assert tab.url.endswith(f"/{language}/countries/")


def test_pages_without_script_and_pictures_can_be_used(chromium, server):
    with opened(chromium, server, blocked=["image"], java_script_enabled=False) as tab:
        tab.goto("/en/")
        tab.get_by_role("link", name="Who is who").first.click()
        tab.locator("main .card a").first.click()
        tab.get_by_role("link", name="Français").click()
        assert tab.url.partition("/fr/network/")[2]
