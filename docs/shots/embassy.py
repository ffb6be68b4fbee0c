"""What members of an embassy see."""

from playwright.sync_api import Page

from .album import in_language, shot

EMBASSY = "sofia"
WORDS = {
    "history": {"en": "Dobrich, the first years", "fr": "Dobritch, les premières années"},
    "mine": {"en": "Head of cooperation", "fr": "Chargée de la coopération"},
    "theirs": {"en": "Cooperation adviser", "fr": "Conseillère de coopération"},
    "subject": {"en": "A round table in Plovdiv", "fr": "Une table ronde à Plovdiv"},
    "text": {
        "en": "Our association prepares a round table on the schooling of girls, in Plovdiv in "
        "May. Could somebody of the embassy tell what the pilot project in Varna has taught?",
        "fr": "Notre association prépare une table ronde sur la scolarisation des filles, en mai "
        "à Plovdiv. Quelqu’un de l’ambassade peut-il y présenter le projet de Varna\u00a0?",
    },
}


@shot(by=EMBASSY)
def home(page):
    page.goto("/admin/")
    return page.locator("#content")


@shot(by=EMBASSY)
def second_factor(page):
    page.goto("/accounts/")
    return page.locator(".account__part", has=page.locator("a[href$='/app/add/']"))


@shot(by=EMBASSY)
def profile(page):
    page.goto("/admin/")
    page.locator("a[href*='/holder/'][href$='/change/']").first.click()
    return page.locator("#holder_form fieldset").first


@shot(by=EMBASSY)
def portrait(page):
    return page.locator("#holder_form fieldset").nth(1)


@shot(by=EMBASSY)
def contact(page):
    page.goto("/admin/network/actor/")
    page.locator("#result_list a[href*='/change/']").last.click()
    return page.locator("fieldset", has=page.locator("[name=email]"))


@shot(by=EMBASSY)
def handover(page):
    page.goto("/admin/")
    page.locator("a[href$='/handover/']").first.click()
    return page.locator("#content")


@shot(by=EMBASSY)
def message(page):
    _write_to_the_embassy(page)
    page.goto("/admin/")
    page.locator("a[href*='/message/'][href$='/change/']").first.click()
    return page.locator("#message_form")


@shot(by=EMBASSY)
def action(page):
    page.goto("/admin/strategy/action/add/")
    return page.locator("#action_form")


@shot(by=EMBASSY)
def history(page):
    page.goto("/admin/strategy/action/")
    page.locator("#result_list a[href*='/change/']").first.click()
    write(page, "title", "history")
    page.locator("[name=_continue]").click()
    page.locator(".historylink").click()
    return page.locator(".versions")


@shot(by=EMBASSY)
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
    page.locator(f"[name={field}_{language}]").fill(in_language(page, WORDS[words]))


def _write_to_the_embassy(page: Page) -> None:
    language = page.locator("html").get_attribute("lang")
    words = {name: in_language(page, WORDS[name]) for name in ("subject", "text")}
    page.goto(f"/{language}/network/scac-sofia/contact/")
    for name, typed in {"name": "Ivana Georgieva", "email": "ivana@example.org", **words}.items():
        page.locator(f"main [name={name}]").fill(typed)
    page.wait_for_timeout(3500)  # milliseconds: nobody writes faster than the form believes
    page.locator("main [type=submit]").click()
    page.wait_for_url("**/contact/sent/")
