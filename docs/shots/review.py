"""An issue in review: as the CTR sends it, as a reviewer reads it."""

from playwright.sync_api import Page

from .album import in_language, shot

CTR, REVIEWER = "ctr", "ambassador"
WORDS = {
    "please": {
        "en": "The foreword above all: it is signed by you.",
        "fr": "L’éditorial surtout : il porte votre signature.",
    },
    "remark": {
        "en": "Could the first sentence name the ministry?",
        "fr": "La première phrase pourrait-elle nommer le ministère ?",
    },
}


@shot(by=CTR)
def review_send(page):
    page.goto(f"/admin/newsletter/issue/{draft(page)}/review/")
    open_all(page, "details:has([name=to])")
    page.locator("[name=to]").first.check()
    page.locator("[name=message]").fill(in_language(page, WORDS["please"]))
    return page.locator("section[aria-labelledby=send]")


@shot(by=CTR)
def review_sent(page):
    """Asks; whoever was asked before is asked once more."""
    page.locator("[value=send]").click()
    return page.locator("section[aria-labelledby=reviewers]")


@shot(by=REVIEWER)
def review_comment(page):
    page.goto("/admin/")
    page.locator("a[href*='/reading/']").first.click()
    spot = page.locator(".spot").first
    spot.locator("summary").last.click()
    spot.locator("textarea").last.fill(in_language(page, WORDS["remark"]))
    return spot


@shot(by=REVIEWER)
def review_approve(page):
    page.locator("[value=comment]").first.click()
    return page.locator(".approval")


@shot(by=CTR)
def review_said(page):
    page.reload()
    return page.locator(".thread", has_text=in_language(page, WORDS["remark"])).last


@shot(by=CTR)
def log(page):
    page.goto(f"/admin/newsletter/issue/{draft(page)}/log/")
    return page.locator(".log")


def draft(page: Page) -> str:
    """The key of the first issue that is not published."""
    page.goto("/admin/newsletter/issue/")
    address = page.locator("#result_list a[href*='/preview/']").first.get_attribute("href")
    return address.removeprefix("/admin/newsletter/issue/").partition("/")[0]


def open_all(page: Page, details: str) -> None:
    for summary in page.locator(f"{details}:not([open]) > summary").all():
        summary.click()
