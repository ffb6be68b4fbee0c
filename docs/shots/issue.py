"""The pictures of how an issue is made, from its beginning to its correction.

They are taken in the order of this file: a later one shows what an earlier one has left. What a
picture needs is done once; the second language finds it there.
"""

from playwright.sync_api import Page

from .album import PHONE, shot, speak

PUBLISHED, DRAFT = "/admin/newsletter/issue/1/", "/admin/newsletter/issue/2/"
NOTE = {
    "en": "The project in Varna has three partners, not two.",
    "fr": "Le projet de Varna réunit trois partenaires, et non deux.",
}
PATIENCE = 120_000  # milliseconds, for what draws PDFs

kept: dict[str, str] = {}
"""Addresses that one picture leads to and another one begins with."""


@shot(by="ctr")
def new_issue(page):
    page.goto("/admin/newsletter/issue/add/")
    return page.locator("#content")


@shot(by="ctr")
def editor(page):
    """Without Django's list of all models, which leaves little room for two columns."""
    page.goto(f"{DRAFT}change/")
    page.locator("#toggle-nav-sidebar").click()
    page.locator("#preview-toggle").click()
    page.frame_locator("[name=issue-preview]").locator("h1").wait_for()
    page.evaluate("localStorage.clear()")
    page.locator("#content h1").hover()
    return page.locator("#content")


@shot(by="ctr")
def publish(page):
    page.goto(f"{DRAFT}publish/")
    return page.locator("#content")


@shot(by="ctr")
def checks(page):
    if "author" not in kept:
        kept["author"] = asked(page)
    page.goto(f"{DRAFT}checks/")
    return page.locator("#content")


def asked(page: Page) -> str:
    """Asks for an interview; the link that was mailed."""
    page.goto(f"{DRAFT}texts/ask/")
    page.locator("[name=about]").select_option("interview")
    page.locator("[name=holder]").select_option(index=1)
    page.locator("[name=email]").fill("author@example.org")
    page.locator("#content form button[type=submit]").click()
    return page.locator(".request__link input").get_attribute("value")


@shot(on=PHONE)
def interview(page):
    page.goto(kept["author"])
    speak(page)
    return page.locator("body")


@shot(by="ctr")
def reviewers(page):
    page.goto(f"{DRAFT}review/")
    if not page.locator(".reviewers").count():
        page.locator("[name=to]").check()
        page.locator("[value=send]").click()
    return page.locator("#content")


@shot(by="ambassador", on=PHONE)
def review(page):
    page.goto("/admin/")
    page.locator("a[href*='/reading/']").first.click()
    return page.locator("body")


@shot(by="ctr")
def published(page):
    page.goto(f"{PUBLISHED}published/")
    if page.locator(".revisions h3").count() == 1:
        correct(page)
    first = page.locator(".revisions > ul > li").last.locator("a[href*='/verify/']").first
    kept["code"] = first.get_attribute("href")
    return page.locator("#content")


def correct(page: Page) -> None:
    page.goto(f"{PUBLISHED}correct/")
    page.locator("[name=kind][value=erratum]").check()
    for language, note in NOTE.items():
        page.locator(f"[name=note_{language}]").fill(note)
    page.locator("[value=save]").click()
    page.locator("[name=page_budget]").fill("5")  # with the note
    page.locator("[name=_continue]").click()
    page.locator(".publish-link").click()
    page.locator("[value=now]").click(timeout=PATIENCE)
    page.locator(".messagelist .success").wait_for(timeout=PATIENCE)


@shot()
def verification(page):
    page.goto(kept["code"])
    return page.locator("main")
