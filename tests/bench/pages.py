"""Which addresses are measured: found as a reader finds them, by links and by choices of forms."""

import re
from urllib.parse import urlencode
from urllib.request import urlopen

FIXED = {
    "home": "/en/",
    "strategy": "/en/strategy/",
    "countries": "/en/countries/",
    "who is who": "/en/network/",
    "actions": "/en/actions/",
    "archive": "/en/newsletter/",
    "issue": "/en/newsletter/1/",
    "glossary": "/en/glossary/",
    "search": "/en/search/?q=training",
    "feed": "/en/newsletter/feed/",
    "sitemap": "/sitemap.xml",
    "open data": "/open-data/actions.json",
}
# Of each, the first page that the list leads to.
LED_TO = {"country": "/en/countries/", "post": "/en/network/", "action": "/en/actions/"}
FILTERED = {"who is who": "/en/network/", "actions": "/en/actions/"}
GROWING = ("who is who", "country", "post", "actions", "action", "search", "home")


def public(port: int) -> dict[str, str]:
    return FIXED | {name: _first_link(port, path) for name, path in LED_TO.items()}


def growing(port: int) -> dict[str, str]:
    """What lists a part of many rows: lists, their filters, the search, a country."""
    found = {name: path for name, path in public(port).items() if name in GROWING}
    for name, path in FILTERED.items():
        for field, value in _choices(_read(port, path)):
            found[f"{name}, by {field}"] = f"{path}?{urlencode({field: value})}"
    found["search, two words"] = "/en/search/?q=amber+trai"
    found["search, nothing found"] = "/en/search/?q=nothing+whatever"
    return found


def _first_link(port: int, path: str) -> str:
    links = re.findall(rf'href="({path}[a-z0-9-]+/)"', _read(port, path))
    return links[0]


def _choices(html: str) -> list[tuple[str, str]]:
    """The first choice of each field that offers some."""
    main = html.partition("<main")[2]
    fields = re.findall(r'<select[^>]* name="([^"]+)"(.*?)</select>', main, re.DOTALL)
    fields += re.findall(r'<select name="([^"]+)"(.*?)</select>', main, re.DOTALL)
    values = {name: re.findall(r'value="([^"]+)"', options) for name, options in fields}
    return [(name, offered[0]) for name, offered in values.items() if offered]


def _read(port: int, path: str) -> str:
    with urlopen(f"http://127.0.0.1:{port}{path}", timeout=60) as answer:
        return answer.read().decode()
