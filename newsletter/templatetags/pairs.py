"""Two by two."""

from collections.abc import Sequence

from django import template

register = template.Library()


@register.filter
def in_pairs(things: Sequence) -> list[Sequence]:
    """The things two by two; the last stands alone when their number is odd."""
    return [things[at : at + 2] for at in range(0, len(things), 2)]
