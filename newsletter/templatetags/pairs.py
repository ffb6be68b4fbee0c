"""Two by two, where the two are much alike in length."""

from collections.abc import Sequence

from django import template
from django.utils.html import strip_tags

register = template.Library()

# How many times as long as its neighbour a text may be: beyond that, half of a page stays empty.
MOST_UNEQUAL = 2
SHORT = 250  # words: half a page beside a longer one is no loss


@register.filter
def in_pairs(pieces: Sequence[dict]) -> list[list[dict]]:
    """Interviews as they stand side by side: neighbours in pairs, each on its own where it must."""
    pairs: list[list[dict]] = []
    for piece in pieces:
        if pairs and len(pairs[-1]) == 1 and _go_together(pairs[-1][0], piece):
            pairs[-1].append(piece)
        else:
            pairs.append([piece])
    return pairs


def _go_together(one: dict, other: dict) -> bool:
    shorter, longer = sorted((_words(one), _words(other)))
    return longer <= max(MOST_UNEQUAL * shorter, SHORT)


def _words(piece: dict) -> int:
    answers = (question.answer for question in piece["questions"])
    return sum(len(strip_tags(text).split()) for text in (piece["block"].introduction, *answers))
