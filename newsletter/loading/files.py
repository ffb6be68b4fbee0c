"""Reading TOML files, entry by entry."""

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from django.utils.translation import gettext as _

MOST_ENTRIES = 500  # of a file, of a list: far more than anybody types
MOST_DOTS = 100  # in a line: a key of thousands of parts takes the parser's memory


class BadEntry(Exception):
    """Something in a file cannot be loaded: says which file, which entry and why."""


class Source(Protocol):
    """Where files come from: a folder, or a bundle."""

    def read(self, name: str) -> bytes:
        """What the file of that name holds, as in "issues/3.toml". Raises OSError."""


@dataclass(frozen=True)
class Folder:
    path: Path

    def read(self, name: str) -> bytes:
        return (self.path / name).read_bytes()


@dataclass(frozen=True)
class Entry:
    """One table of a file: what a row is made from."""

    file: str
    name: str
    values: dict

    def refuse(self, reason: object) -> BadEntry:
        where = {"file": self.file, "entry": self.name, "reason": reason}
        return BadEntry(_("%(file)s, entry “%(entry)s”: %(reason)s") % where)

    def part(self, name: str, values: object) -> "Entry":
        """A table within this one. Raises BadEntry when it is something else."""
        if not isinstance(values, dict):
            raise self.refuse(_("%(key)s: expected a table.") % {"key": name})
        return Entry(self.file, f"{self.name} → {name}", values)


def read(source: Source, file: str) -> Entry:
    """The whole file as one entry. Raises BadEntry when it is missing or not TOML."""
    whole = Entry(file, _("whole file"), {})
    try:
        text = source.read(file).decode()
        _check_lines(whole, text)
        return Entry(file, whole.name, tomllib.loads(text.replace("\r\n", "\n")))
    except RecursionError as error:
        raise whole.refuse(_("Too many brackets inside one another.")) from error
    except UnicodeDecodeError as error:
        raise whole.refuse(_("This file is not saved as UTF-8.")) from error
    except ValueError as error:  # also a number of 5000 digits
        raise whole.refuse(_("This is not TOML: %(error)s") % {"error": error}) from error
    except OSError as error:
        raise whole.refuse(error) from error


def _check_lines(whole: Entry, text: str) -> None:
    for number, line in enumerate(text.splitlines(), start=1):
        if line.count(".") > MOST_DOTS:
            reason = _("Line %(line)s has too many full stops. Break it into several lines.")
            raise whole.refuse(reason % {"line": number})


def entries(source: Source, file: str) -> list[Entry]:
    """The file's tables, in its order. Raises BadEntry as `read` does."""
    whole = read(source, file)
    if len(whole.values) > MOST_ENTRIES:
        raise whole.refuse(_("More than %(most)s entries.") % {"most": MOST_ENTRIES})
    for name, values in whole.values.items():
        if not isinstance(values, dict):
            raise whole.refuse(_("“%(key)s” stands outside of any entry.") % {"key": name})
    return [Entry(file, name, values) for name, values in whole.values.items()]


LINE_BREAK = "\u2028"  # what a line break that stays is written as


def unwrapped(text: str) -> str:
    """A text without the line ends of its file; an empty line begins a new paragraph.

    No-break spaces stay: they are typography.
    """
    paragraphs = re.split(r"[ \t\r]*\n[ \t\r]*\n[ \t\r\n]*", text.strip(" \t\r\n"))
    lines = (re.sub(r"[ \t\r\n]+", " ", paragraph) for paragraph in paragraphs)
    return "\n\n".join(lines).replace(LINE_BREAK, "\n")
