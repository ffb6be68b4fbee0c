"""Texts in TOML as a person would type them: lines of a length that can be read.

Reading takes the line ends out again (`loading.files.unwrapped`), and nothing else.
"""

import re
import textwrap

import tomlkit
from tomlkit.items import String, StringType, Trivia

from newsletter.loading.files import LINE_BREAK

SHORT = 70  # characters: stays on the line of its key
WIDTH = 98
ESCAPED_BREAK = f"\\u{ord(LINE_BREAK):04x}"
# Between two elements of rich text; a backslash at the end of a line says: no space here.
GLUED = re.compile(r"(</(?:p|h3|ul|ol|li)>|<[uo]l>)(?=<)")
SPACED = re.compile(r"(</(?:p|h3|ul|ol|li)>|<[uo]l>) (?=<)")


def text_item(text: str) -> String:
    """The text as an item of a TOML document."""
    text = _tidied(text)
    if len(text) <= SHORT and LINE_BREAK not in text and "\n" not in text:
        return tomlkit.string(text)
    escaped = tomlkit.string(text, multiline=True).as_string()[3:-3]
    written = "\n" + _wrapped(escaped.replace(LINE_BREAK, ESCAPED_BREAK))
    return String(StringType.MLB, text, written, Trivia())


def _tidied(text: str) -> str:
    """Spaces that nobody sees are gone; a line break that stays has a sign of its own."""
    text = re.sub(r"\r\n?", "\n", text)
    text = re.sub(r"[\0-\x08\x0b-\x1f\x7f]", "", text).strip(" \t\n")
    text = re.sub(r"[ \t]+", " ", text)
    paragraphs = re.split(r" ?\n ?(?:\n ?)+", text)
    return "\n\n".join(re.sub(r" ?\n ?", LINE_BREAK, part) for part in paragraphs)


def _wrapped(text: str) -> str:
    lines = SPACED.sub("\\1\n", GLUED.sub("\\1\\\\\n", text)).split("\n")
    return "\n".join(_broken(line) for line in lines)


def _broken(line: str) -> str:
    parts = textwrap.wrap(line, WIDTH, break_long_words=False, break_on_hyphens=False)
    return "\n".join(parts)
