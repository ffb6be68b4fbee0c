"""Takes the pictures of handbook and README from a running demo; `bin/screenshots` starts one.

Each picture shows one part of one page, as whoever it is for sees it. It has the same name in every
language, and no more than fits a screen.
"""

import io
import socket
import sys
import time
from pathlib import Path
from urllib.parse import urlsplit

from PIL import Image, ImageOps
from playwright.sync_api import Locator, Page, sync_playwright
from shots import embassy, issue, readme  # noqa: F401 - they register their pictures
from shots.album import SCREEN, SHOTS, speak

PICTURES = Path(__file__).parent / "pictures"
FOLDER = PICTURES / "editors"
FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars"]
LANGUAGES = {"en": "en-GB", "fr": "fr-FR"}
PASSWORD = "ten-countries-one-network"  # noqa: S105 - what the demo prints
README = "readme"
MARGIN = 16  # pixels of white around a picture


def main(address: str, *names: str) -> None:
    """Takes the pictures of the names given, or all; the README's first: others change the demo."""
    wait_for(address)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=FLAGS)
        pages: dict[tuple, Page] = {}
        for name in names or [README, *SHOTS]:
            if name == README:
                take_for_readme(browser.new_page(base_url=address, locale="en-GB", **SCREEN))
                continue
            shot = SHOTS[name]
            for language, locale in LANGUAGES.items():
                key = (shot.by, shot.device["viewport"]["width"], language)
                if key not in pages:
                    context = browser.new_context(base_url=address, locale=locale, **shot.device)
                    pages[key] = signed_in(context.new_page(), shot.by)
                save(picture_of(shot.take(pages[key])), FOLDER / language / f"{name}.webp")
        browser.close()


def take_for_readme(page: Page) -> None:
    for name, picture in readme.pictures(page):
        picture.save(PICTURES / f"{name}.webp", quality=88, method=6)


def wait_for(address: str) -> None:
    place = urlsplit(address)
    for _attempt in range(100):
        try:
            return socket.create_connection((place.hostname, place.port)).close()
        except OSError:
            time.sleep(0.2)
    raise TimeoutError(f"Nobody answers at {address}.")


def signed_in(page: Page, member: str) -> Page:
    if member:
        page.goto("/admin/")
        page.locator("[name=login]").fill(member)
        page.locator("[name=password]").fill(PASSWORD)
        page.locator("[name=password]").press("Enter")
        speak(page)
    return page


def picture_of(part: Locator) -> bytes:
    page = part.page
    page.wait_for_load_state("networkidle")
    page.evaluate("document.activeElement.blur(), scrollTo({top: 0, behavior: 'instant'})")
    box, most = part.bounding_box(), page.viewport_size["height"]
    box["height"] = min(box["height"], most)
    # What sticks to the edge of the window is elsewhere on a picture of the whole page.
    is_in_sight = 0 <= box["y"] <= most - box["height"]
    return page.screenshot(clip=box, full_page=not is_in_sight)


def save(png: bytes, path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    picture = ImageOps.expand(Image.open(io.BytesIO(png)).convert("RGB"), MARGIN, "white")
    picture.save(path, lossless=True, method=6)


if __name__ == "__main__":
    main(*sys.argv[1:])
