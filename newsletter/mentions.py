"""Where published issues told of something: which blocks, and on which pages of the PDF."""

from collections import defaultdict
from dataclasses import dataclass

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Value
from django.utils.translation import get_language

from .models import Edition

MOST = 12  # issues on one page: three years of them


@dataclass(frozen=True)
class Mention:
    edition: Edition
    blocks: list[dict]
    """Title, anchor and page of each block, as they were frozen."""

    def get_absolute_url(self) -> str:
        return self.edition.issue.get_absolute_url()


def mentions(*blocks: QuerySet) -> dict:
    """The newest issues, in the reader's language, that have one of these blocks.

    As `mentions`, at most `MOST` of them; `has_more` tells that there are older ones.
    """
    told = Q()
    for rows in blocks:
        told |= Q(Exists(rows.filter(parent=OuterRef("revision__issue"))))
    editions = list(Edition.objects.public().latest(get_language()).filter(told)[: MOST + 1])
    shown = editions[:MOST]
    anchors = _anchors(blocks, shown) if shown else {}
    return {
        "mentions": [Mention(one, _frozen(one, anchors[one.issue.pk])) for one in shown],
        "has_more": len(editions) > MOST,
    }


def _anchors(blocks: tuple[QuerySet, ...], editions: list[Edition]) -> dict[int, set[str]]:
    """By the key of an issue, the anchors of its blocks among these."""
    issues = [edition.issue.pk for edition in editions]
    first, *others = (
        rows.filter(parent__in=issues)
        .order_by()
        .annotate(kind=Value(rows.model._meta.model_name), key=F("pk"))
        .values_list("parent", "kind", "key")
        for rows in blocks
    )
    found = defaultdict(set)
    for issue, kind, key in first.union(*others) if others else first.distinct():
        found[issue].add(f"{kind}-{key}")
    return found


def _frozen(edition: Edition, anchors: set[str]) -> list[dict]:
    return [block for block in edition.contents if block["anchor"] in anchors]
