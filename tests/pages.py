"""Reading pages as a reader does."""

import re
from html import unescape


def text_of(response) -> str:
    """The text of the page's main part on one line, without tags, scripts or the map's drawing."""
    main = re.search(r"<main.*?</main>", response.content.decode(), re.DOTALL).group()
    main = re.sub(r"<svg.*?</svg>", "", main, flags=re.DOTALL)
    main = re.sub(r'<span lang="\w+">([^<]*)</span>', r"\1", main)  # it stands within a line
    without_tags = re.sub(r"<[^>]+>", " ", main)
    return re.sub(r"\s+", " ", unescape(without_tags))


def links_of(response) -> list[str]:
    return [unescape(url) for url in re.findall(r'href="([^"]*)"', response.content.decode())]
