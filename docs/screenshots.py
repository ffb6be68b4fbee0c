"""Takes the pictures of the handbook from a running demo; `bin/screenshots` starts one.

Each picture shows one part of one page, as a member of an embassy sees it. It has the same name in
every language, and no more than fits a screen.
"""

import io
import socket
import sys
import time
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

from PIL import Image, ImageOps
from playwright.sync_api import Locator, Page, sync_playwright

FOLDER = Path(__file__).parent / "pictures" / "editors"
FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars"]
LANGUAGES = {"en": "en-GB", "fr": "fr-FR"}
MEMBER, PASSWORD = "sofia", "ten-countries-one-network"  # what the demo prints
SCREEN = {"width": 1280, "height": 900}  # pixels
MARGIN = 16  # pixels of white around a picture

WORDS = {
    "history": {"en": "Dobrich, the first years", "fr": "Dobritch, les premières années"},
    "mine": {"en": "Head of cooperation", "fr": "Chargée de la coopération"},
    "theirs": {"en": "Cooperation adviser", "fr": "Conseillère de coopération"},
}

SHOTS: dict[str, Callable[[Page], Locator]] = {}


def shot(take):
    """Registers a function that goes to a page and finds what the picture is about."""
    SHOTS[take.__name__.replace("_", "-")] = take
    return take


@shot
def home(page):
    page.goto("/admin/")
    return page.locator("#content")


@shot
def second_factor(page):
    page.goto("/accounts/")
    return page.locator(".account__part", has=page.locator("a[href$='/app/add/']"))


@shot
def profile(page):
    page.goto("/admin/")
    page.locator("a[href*='/holder/'][href$='/change/']").first.click()
    return page.locator("#holder_form fieldset").first


@shot
def portrait(page):
    return page.locator("#holder_form fieldset").nth(1)


@shot
def contact(page):
    page.goto("/admin/network/actor/")
    page.locator("#result_list a[href*='/change/']").last.click()
    return page.locator("fieldset", has=page.locator("[name=email]"))


@shot
def handover(page):
    page.goto("/admin/")
    page.locator("a[href$='/handover/']").first.click()
    return page.locator("#content")


@shot
def action(page):
    page.goto("/admin/strategy/action/add/")
    return page.locator("#action_form")


@shot
def history(page):
    page.goto("/admin/strategy/action/")
    page.locator("#result_list a[href*='/change/']").first.click()
    write(page, "title", "history")
    page.locator("[name=_continue]").click()
    page.locator(".historylink").click()
    return page.locator(".versions")


@shot
def conflict(page):
    """Two tabs of one member save the same profile, one after the other."""
    page.goto("/admin/")
    profile = page.locator("a[href*='/holder/'][href$='/change/']").first.get_attribute("href")
    page.goto(profile)
    other = page.context.new_page()
    other.goto(profile)
    for tab, words in ((other, "theirs"), (page, "mine")):
        write(tab, "function", words)
        tab.locator("[name=_save]").click()
    other.close()
    return page.locator(".conflicts")


def write(page: Page, field: str, words: str) -> None:
    language = page.locator("html").get_attribute("lang")
    page.locator(f"[name={field}_{language}]").fill(WORDS[words][language])


def main(address: str) -> None:
    wait_for(address)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=FLAGS)
        pages = {}
        for language, locale in LANGUAGES.items():
            context = browser.new_context(base_url=address, locale=locale, viewport=SCREEN)
            pages[language] = context.new_page()
            sign_in(pages[language], language)
        for name, take in SHOTS.items():
            for language, page in pages.items():
                save(picture_of(take(page)), FOLDER / language / f"{name}.webp")
        browser.close()


def wait_for(address: str) -> None:
    place = urlsplit(address)
    for _attempt in range(100):
        try:
            return socket.create_connection((place.hostname, place.port)).close()
        except OSError:
            time.sleep(0.2)
    raise TimeoutError(f"Nobody answers at {address}.")


def sign_in(page: Page, language: str) -> None:
    page.goto("/admin/")
    page.locator("[name=login]").fill(MEMBER)
    page.locator("[name=password]").fill(PASSWORD)
    page.locator("[name=password]").press("Enter")
    page.locator(f".language-switch [value={language}]").click()


def picture_of(part: Locator) -> bytes:
    page = part.page
    page.wait_for_load_state("networkidle")
    page.evaluate("document.activeElement.blur()")
    box = part.bounding_box()
    return page.screenshot(
        clip=box | {"height": min(box["height"], SCREEN["height"])}, full_page=True
    )


def save(png: bytes, path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    picture = ImageOps.expand(Image.open(io.BytesIO(png)).convert("RGB"), MARGIN, "white")
    picture.save(path, lossless=True, method=6)


if __name__ == "__main__":
    main(sys.argv[1])
