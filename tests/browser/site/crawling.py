"""Every public page, found as a reader finds it: by following links from the two home pages."""

import urllib.error
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import urljoin, urlsplit
from xml.etree.ElementTree import Element

import tinyhtml5

STARTS = ("/en/", "/fr/", "/sitemap.xml")
NOT_FOR_READERS = ("/admin/", "/accounts/")
SITE = "https://portal.example"


@dataclass
class Page:
    address: str
    status: int
    kind: str
    content: bytes

    @property
    def is_page(self) -> bool:
        return self.kind.startswith("text/html") and self.status == 200

    @cached_property
    def tree(self) -> Element:
        return tinyhtml5.parse(self.content, namespace_html_elements=False)

    @cached_property
    def ids(self) -> set[str]:
        return {element.get("id") for element in self.tree.iter() if element.get("id")}

    @cached_property
    def links(self) -> set[str]:
        """Where it leads on this site, with what follows the #."""
        links = (e.get("href") or e.get("src") for e in self.tree.iter() if isinstance(e.tag, str))
        full = (urljoin(self.address, link.removeprefix(SITE) or "/") for link in links if link)
        return {link for link in full if not urlsplit(link).scheme and not urlsplit(link).netloc}


def crawl(server) -> dict[str, Page]:
    """All that can be reached, by address."""
    found: dict[str, Page] = {}
    waiting = list(STARTS)
    while waiting:
        address = waiting.pop()
        if address in found or address.startswith(NOT_FOR_READERS):
            continue
        page = found[address] = fetch(server, address)
        if page.is_page:
            waiting += sorted(link.partition("#")[0] for link in page.links)
    return found


def fetch(server, address: str) -> Page:
    try:
        answer = server.open(address)
    except urllib.error.HTTPError as error:
        answer = error
    with answer:
        return Page(address, answer.status, answer.headers.get("Content-Type", ""), answer.read())


def plain_addresses(found: dict[str, Page]) -> list[str]:
    """Of pages, each once: not again for every query that a link carries."""
    return sorted(path for path, page in found.items() if page.is_page and "?" not in path)
