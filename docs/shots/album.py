"""The pictures to be taken, by name: who sees it, and a function that finds it on their page."""

from collections.abc import Callable

from playwright.sync_api import Locator, Page

SHOTS: dict[str, tuple[str, Callable[[Page], Locator]]] = {}


def shot(by: str):
    """Registers a function that goes to a page and finds what the picture is about."""

    def register(take):
        SHOTS[take.__name__.replace("_", "-")] = by, take
        return take

    return register


def in_language(page: Page, words: dict[str, str]) -> str:
    return words[page.locator("html").get_attribute("lang")]
