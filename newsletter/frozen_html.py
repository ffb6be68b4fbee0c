"""The text of a frozen edition, block by block, as the search looks through it."""

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

ANCHOR = re.compile(r"[a-z]+-[0-9]+\Z")  # as `rendering.anchor` makes them
LEFT_OUT = {"nav", "script", "style", "svg"}
HEADINGS = {"h2", "h3"}
INLINE = {"a", "abbr", "b", "em", "i", "small", "span", "strong", "sub", "sup"}
PRIVATE = re.compile(r"\S+@\S+|\+[0-9][0-9 ]{6,}[0-9]")


@dataclass
class Block:
    anchor: str
    heading: list[str] = field(default_factory=list)
    pieces: list[str] = field(default_factory=list)

    @property
    def title(self) -> str:
        return _on_one_line(self.heading)

    @property
    def text(self) -> str:
        """Without addresses and telephone numbers: whose they are today, the live pages tell."""
        return _on_one_line(self.pieces)


def blocks_of(html: str) -> list[Block]:
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.blocks


def _on_one_line(pieces: list[str]) -> str:
    return " ".join(PRIVATE.sub("", "".join(pieces)).split())


class _Reader(HTMLParser):
    """What stands before the first block, or in none, is left out: the list of contents.

    So are pull quotes, which stand in the text as well.
    """

    def __init__(self):
        super().__init__()
        self.blocks: list[Block] = []
        self._skipped = ""
        self._depth = 0
        self._heading = ""

    def handle_starttag(self, tag, attributes):
        if self._skipped:
            self._depth += tag == self._skipped
            return
        told = dict(attributes)
        if tag in LEFT_OUT or (tag == "blockquote" and told.get("aria-hidden") == "true"):
            self._skipped, self._depth = tag, 1
        elif ANCHOR.match(told.get("id") or ""):
            self.blocks.append(Block(told["id"]))
        elif tag in HEADINGS and self.blocks and not self.blocks[-1].heading:
            self._heading = tag
        self._part(tag)

    def handle_endtag(self, tag):
        if self._skipped:
            self._depth -= tag == self._skipped
            self._skipped = self._skipped if self._depth else ""
            return
        if tag == self._heading:
            self._heading = ""
        self._part(tag)

    def handle_data(self, data):
        if self.blocks and not self._skipped:
            block = self.blocks[-1]
            (block.heading if self._heading else block.pieces).append(data)

    def _part(self, tag):
        """Two paragraphs are no one word."""
        if tag not in INLINE:
            self.handle_data(" ")
