"""Reading TOML files, entry by entry."""

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path


class BadEntry(Exception):
    """Something in a file cannot be loaded: says which file, which entry and why."""


@dataclass(frozen=True)
class Entry:
    """One table of a file: what a row is made from."""

    file: Path
    name: str
    values: dict

    def refuse(self, reason: object) -> BadEntry:
        return BadEntry(f"{self.file.name}, entry “{self.name}”: {reason}")

    def part(self, name: str, values: object) -> "Entry":
        """A table within this one. Raises BadEntry when it is something else."""
        if not isinstance(values, dict):
            raise self.refuse(f"{name}: expected a table.")
        return Entry(self.file, f"{self.name} → {name}", values)


def read(file: Path) -> Entry:
    """The whole file as one entry. Raises BadEntry when it is missing or not TOML."""
    whole = Entry(file, "whole file", {})
    try:
        text = file.read_text(encoding="utf-8")
        return Entry(file, whole.name, tomllib.loads(text))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise whole.refuse(error) from error


def entries(file: Path) -> list[Entry]:
    """The file's tables, in its order. Raises BadEntry as `read` does."""
    whole = read(file)
    for name, values in whole.values.items():
        if not isinstance(values, dict):
            raise whole.refuse(f"“{name}” stands outside of any entry.")
    return [Entry(file, name, values) for name, values in whole.values.items()]


def unwrapped(text: str) -> str:
    """A text without the line ends of its file; no-break spaces stay, they are typography."""
    return re.sub(r"[ \t\r\n]+", " ", text).strip(" ")
