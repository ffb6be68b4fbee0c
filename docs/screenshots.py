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

from PIL import Image
from playwright.sync_api import Locator, Page, sync_playwright

FOLDER = Path(__file__).parent / "pictures" / "editors"
FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars"]
LANGUAGES = {"en": "en-GB", "fr": "fr-FR"}
MEMBER, PASSWORD = "sofia", "ten-countries-one-network"  # what the demo prints
SCREEN = {"width": 1280, "height": 900}  # pixels
MARGIN = 12  # pixels around what a picture is about

SHOTS: dict[str, Callable[[Page], Locator]] = {}


def shot(take):
    """Registers a function that goes to a page and finds what the picture is about."""
    SHOTS[take.__name__.replace("_", "-")] = take
    return take


@shot
def home(page):
    page.goto("/admin/")
    return page.locator("#content")


def main(address: str) -> None:
    wait_for(address)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=FLAGS)
        for language, locale in LANGUAGES.items():
            page = browser.new_page(base_url=address, locale=locale, viewport=SCREEN)
            sign_in(page)
            page.locator(f".language-switch [value={language}]").click()
            for name, take in SHOTS.items():
                save(picture_of(take(page)), FOLDER / language / f"{name}.webp")
            page.close()
        browser.close()


def wait_for(address: str) -> None:
    place = urlsplit(address)
    for _attempt in range(100):
        try:
            return socket.create_connection((place.hostname, place.port)).close()
        except OSError:
            time.sleep(0.2)
    raise TimeoutError(f"Nobody answers at {address}.")


def sign_in(page: Page) -> None:
    page.goto("/admin/")
    page.locator("[name=login]").fill(MEMBER)
    page.locator("[name=password]").fill(PASSWORD)
    page.locator("[name=password]").press("Enter")
    page.wait_for_url("**/admin/")


def picture_of(part: Locator) -> bytes:
    page = part.page
    page.wait_for_load_state("networkidle")
    page.evaluate("document.activeElement.blur()")
    box = part.bounding_box()
    left, top = max(0, box["x"] - MARGIN), max(0, box["y"] - MARGIN)
    clip = {
        "x": left,
        "y": top,
        "width": min(box["width"] + 2 * MARGIN, SCREEN["width"] - left),
        "height": min(box["height"] + 2 * MARGIN, SCREEN["height"]),
    }
    return page.screenshot(clip=clip, full_page=True)


def save(png: bytes, path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    Image.open(io.BytesIO(png)).convert("RGB").save(path, lossless=True, method=6)


if __name__ == "__main__":
    main(sys.argv[1])
