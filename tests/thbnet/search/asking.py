"""Asking the search as readers do."""

import re
from html import unescape

from django.test import Client


def answer(words: str = "", *, language: str = "en", **filters):
    return Client().get(f"/{language}/search/", {"q": words, **filters})


def titles(words: str, **how) -> list[str]:
    """The titles on the page, in order, without marks."""
    response = answer(words, **how)
    assert response.status_code == 200
    found = re.findall(r"<h3[^>]*><a[^>]*>(.*?)</a></h3>", response.content.decode(), re.DOTALL)
    return [unescape(re.sub(r"<[^>]+>", "", title)) for title in found]


def heading(words: str, **how) -> str:
    html = answer(words, **how).content.decode()
    found = re.search(r'<h2 id="results">(.*?)</h2>', html, re.DOTALL)
    return " ".join(unescape(found.group(1)).split())
