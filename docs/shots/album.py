"""The pictures to be taken, by name: who sees it on what, and a function that finds it there."""

from collections.abc import Callable
from dataclasses import dataclass

from playwright.sync_api import Locator, Page

SCREEN = {"viewport": {"width": 1280, "height": 900}}  # pixels
PHONE = {"viewport": {"width": 390, "height": 780}, "is_mobile": True, "has_touch": True}


@dataclass(frozen=True)
class Shot:
    by: str
    """The account that sees it, or "" for somebody without one."""
    device: dict
    take: Callable[[Page], Locator]


SHOTS: dict[str, Shot] = {}


def shot(by: str = "", on: dict = SCREEN):
    """Registers a function that goes to a page and finds what the picture is about."""

    def register(take):
        SHOTS[take.__name__.replace("_", "-")] = Shot(by, on, take)
        return take

    return register


def in_language(page: Page, words: dict[str, str]) -> str:
    return words[page.locator("html").get_attribute("lang")]


def speak(page: Page) -> None:
    """Let the page be in the browser's language."""
    language = page.evaluate("navigator.language").partition("-")[0]
    page.locator(f".language-switch [value={language}]").click()
