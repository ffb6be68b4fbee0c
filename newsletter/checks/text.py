"""What an editor wrote, as a reader reads it: without markup, line by line."""

import html
import re
from dataclasses import dataclass
from functools import cached_property

from newsletter.models import Block

TAG = re.compile(r"<[^<>]*>")
BREAKING = frozenset({"p", "br", "li", "ul", "ol", "h1", "h2", "h3", "h4", "blockquote", "div"})
INVISIBLE = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff]")
MAIL_LINK = re.compile(r"""href=["']?mailto:([^"'?>\s]+)""", re.IGNORECASE)
WORD = re.compile(r"[^\W\d_]+(?:[’'\u2011-][^\W\d_]+)*")
STOP = re.compile(r"(?<![.!?…])[.!?…]+[\"”»’)\]]*\s+(?=[\"“«(]?\s?[A-ZÀ-ÖØ-Þ0-9])")
# A full stop after these ends no sentence; nor does one after a single letter.
ABBREVIATIONS = frozenset({"no", "nos", "mr", "mrs", "ms", "mme", "mlle", "dr", "st", "art", "vol"})


@dataclass(frozen=True)
class Text:
    """One field of a block in one language; `field` is its name as editors know it."""

    block: Block | None
    field: str
    language: str
    lines: tuple[str, ...]
    is_rich: bool = False
    mail_links: tuple[str, ...] = ()

    @cached_property
    def plain(self) -> str:
        return "\n".join(self.lines)

    @cached_property
    def sentences(self) -> list[str]:
        return [sentence for line in self.lines for sentence in sentences(line)]


def lines_of_html(source: str) -> tuple[str, ...]:
    """Paragraphs, headings and items of lists, each a line; words stay as far apart as shown."""
    flowing = re.sub(r"\s+", " ", source)
    return lines_of(html.unescape(TAG.sub(_in_place_of, flowing)))


def lines_of(source: str) -> tuple[str, ...]:
    """The lines that are not empty, with single plain spaces."""
    visible = INVISIBLE.sub("", source)
    lines = (re.sub(r"\s+", " ", line).strip() for line in visible.splitlines())
    return tuple(line for line in lines if line)


def _in_place_of(tag: re.Match) -> str:
    name = re.match(r"</?([a-zA-Z0-9]*)", tag[0])[1].lower()
    return "\n" if name in BREAKING else ""


def mail_links(source: str) -> tuple[str, ...]:
    return tuple(html.unescape(address) for address in MAIL_LINK.findall(source))


def sentences(line: str) -> list[str]:
    found, start = [], 0
    for stop in STOP.finditer(line):
        last = line[max(start, stop.start() - 12) : stop.start()].rpartition(" ")[2]
        last = re.split(r"[^\w]", last)[-1]
        if stop[0].startswith(".") and (len(last) == 1 or last.lower() in ABBREVIATIONS):
            continue
        found.append(line[start : stop.end()].strip())
        start = stop.end()
    return [*found, line[start:].strip()] if line[start:].strip() else found


def words(text: str) -> list[re.Match]:
    """Runs of letters, with the apostrophes and hyphens inside them."""
    return list(WORD.finditer(text))


def same(word: str) -> str:
    """What is left of a word when case and the kind of apostrophe do not count."""
    return word.casefold().replace("’", "'").replace("\u2011", "-")
