"""Texts that somebody is asked for: the link, what its author writes, and what was approved."""

from .text import Text

__all__ = ["Text"]
