"""A real browser: Debian's Chromium, driven by Playwright.

`page` is an empty tab, `axe(page)` asserts that the page breaks no accessibility rule. Tests that
use them carry `@pytest.mark.browser` and are skipped, with the reason, where there is no Chromium.
"""

import os
import threading
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect, sync_playwright

PATIENCE = 60_000  # milliseconds, where others have the machine; nothing waits so long
expect.set_options(timeout=PATIENCE)
CHROMIUM = Path("/usr/bin/chromium")
FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
A_COMPUTERS_OWN = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}

# Playwright keeps an event loop running in the test's thread; Django would refuse queries there.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"


@pytest.fixture(scope="session")
def chromium():
    if not CHROMIUM.exists():
        pytest.skip("no Chromium: apt-get install chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def device():
    """What the browser runs on, as Playwright's context takes it. Parametrize it for others."""
    return {}


@pytest.fixture
def page(chromium, live_server, device):
    """An empty tab; relative addresses lead to the live server.

    After the test: no script failed, nothing was refused by the Content-Security-Policy.
    """
    options = {"base_url": live_server.url, "locale": "en-GB"} | device
    context = chromium.new_context(**options)
    context.set_default_timeout(PATIENCE)
    tab, troubles = context.new_page(), []
    tab.on("pageerror", lambda error: troubles.append(str(error)))
    tab.on("console", lambda message: _note_refusal(message.text, troubles))
    yield tab
    context.close()
    _wait_for_the_last_answers()
    assert troubles == []


def _wait_for_the_last_answers():
    """What the browser had asked for in passing must not write after the database is emptied."""
    for thread in threading.enumerate():
        if thread.name.endswith("(process_request_thread)"):
            thread.join(PATIENCE / 1000)


def _note_refusal(text: str, troubles: list[str]) -> None:
    if "Content Security Policy" in text or "Content-Security-Policy" in text:
        troubles.append(text)


@pytest.fixture(scope="session")
def axe(faults):
    """`axe(page)` asserts that no rule of WCAG 2.2 AA, nor of good practice, is broken."""

    def check(page):
        found = faults(page)
        assert not found, "\n".join(found)

    return check


@pytest.fixture(scope="session")
def faults():
    """`faults(page)`: lines about the rules that are broken; of `only` those, where it is given."""

    def find(page, only=()):
        options = {"runOnly": list(only) or RULES, "resultTypes": ["violations"]}
        violations = Axe().run(page, options=options).response["violations"]
        return [page.url, *_lines(violations)] if violations else []

    return find


def _lines(violations: list[dict]):
    for violation in violations:
        yield f"{violation['id']} ({violation['impact']}): {violation['help']}"
        yield from (f"    {node['html']}" for node in violation["nodes"])


@pytest.fixture
def keyring(page):
    """What keeps passkeys: the browser believes that somebody's finger lies on it."""
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    session.send("WebAuthn.addVirtualAuthenticator", {"options": A_COMPUTERS_OWN})
