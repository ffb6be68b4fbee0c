"""Two texts, word by word: what went and what came."""

import re
from difflib import SequenceMatcher
from html import unescape
from itertools import chain

from django.utils.html import strip_tags

# A part of a text: `same`, `del`, `ins`, or `gap` where something unchanged is left out.
Part = tuple[str, str]

MOST_WORDS = 1500  # of either text: comparing takes a time that grows with their product
CONTEXT = 12  # words shown on either side of a change
LONGEST_PART = 120  # words of one change; the whole text is on the page of its version


def as_text(html: str) -> str:
    """Rich text as one reads it: a line for each paragraph or item."""
    lines = re.sub(r"<br ?/?>|</(p|li|h\d)>", "\n", html)
    return unescape(strip_tags(lines)).strip()


def parts(old: str, new: str) -> list[Part]:
    """The new text with what it leaves out of the old one."""
    if not (old and new):
        return _clipped("del", _words(old)) + _clipped("ins", _words(new))
    before, after = _words(old), _words(new)
    if max(len(before), len(after)) > MOST_WORDS:
        return _clipped("del", before) + _clipped("ins", after)
    # A word is the same whatever space follows it.
    bare = [[word.rstrip() for word in words] for words in (before, after)]
    steps = SequenceMatcher(None, *bare, autojunk=len(after) > MOST_WORDS // 5).get_opcodes()
    return list(
        chain.from_iterable(
            _step(step, before, after, first=step is steps[0], last=step is steps[-1])
            for step in steps
        )
    )


def _words(text: str) -> list[str]:
    return re.findall(r"\S+\s*", text)


def _step(step, before, after, *, first: bool, last: bool) -> list[Part]:
    kind, start, end, new_start, new_end = step
    if kind == "equal":
        return _unchanged(after[new_start:new_end], first=first, last=last)
    return _clipped("del", before[start:end]) + _clipped("ins", after[new_start:new_end])


def _unchanged(words: list[str], *, first: bool, last: bool) -> list[Part]:
    """Only what stands beside a change: the end of a beginning, the beginning of an end."""
    head, tail = 0 if first else CONTEXT, 0 if last else CONTEXT
    if len(words) <= head + tail:
        return [("same", "".join(words))]
    left, right = words[:head], words[len(words) - tail :]
    shown = [("same", "".join(left)), ("gap", "… "), ("same", "".join(right))]
    return [part for part in shown if part[1]]


def _clipped(kind: str, words: list[str]) -> list[Part]:
    if not words:
        return []
    text = "".join(words[:LONGEST_PART]).rstrip(" ")
    return [(kind, text if len(words) <= LONGEST_PART else f"{text}…")]
