"""How many problems stop each of several issues: the checks' own answer, in two queries.

`checks.problems` reads every block, of one issue, in about thirty queries. A test proves that
the two count the same.
"""

from collections import Counter

from django.conf import settings
from django.db.models import Case, CharField, Q, QuerySet, Sum, Value, When
from django.db.models.functions import Cast

from network.models import Holder

from .models import BLOCKS, Foreword, Image, Interview, Issue

# Where the pictures that a block shows are named.
PICTURES = ((Image, "image"), (Foreword, "signatories__portrait"), (Interview, "holder__portrait"))
STORAGES = {
    model._meta.model_name: field.storage
    for model, field in (
        (Image, Image._meta.get_field("image")),
        (Foreword, Holder._meta.get_field("portrait")),
        (Interview, Holder._meta.get_field("portrait")),
    )
}


def count_problems(issues: list[Issue]) -> dict[int, int]:
    """By key of the issue."""
    filled = _half_translated(issues)
    missing = _without_a_file(issues)
    return {
        issue.pk: filled.get(issue.pk, 1) + missing[issue.pk] + (not _has_titles(issue))
        for issue in issues
    }


def _has_titles(issue: Issue) -> bool:
    return all(getattr(issue, f"title_{language}") for language, _name in settings.LANGUAGES)


def _half_translated(issues) -> dict[int, int]:
    """The number of such texts in each issue that has blocks: one without any is not there."""
    first, *others = (_halves_of(model, issues) for model in BLOCKS)
    found: Counter = Counter()
    for issue, number in first.union(*others, all=True):
        found[issue] += number
    return dict(found)


def _halves_of(model, issues) -> QuerySet:
    conditions = [When(is_half(columns), then=1) for columns in translated(model).values()]
    halves = sum((Case(when, default=0) for when in conditions), Value(0))
    rows = model.objects.filter(parent__in=issues, region="main").order_by()
    return rows.values("parent").annotate(number=Sum(halves)).values_list("parent", "number")


def translated(model) -> dict[str, list[str]]:
    """The columns of each translated field, by the name that an editor sees."""
    found: dict[str, list[str]] = {}
    for field in model._meta.fields:
        if getattr(field, "_translated_field_language_code", None):
            found.setdefault(str(field.verbose_name), []).append(field.name)
    return found


def is_half(columns: list[str]) -> Q:
    """Filled in one language, empty in another."""
    some_empty, all_empty = Q(), Q()
    for column in columns:
        some_empty |= Q(**{column: ""})
        all_empty &= Q(**{column: ""})
    return some_empty & ~all_empty


def _without_a_file(issues) -> Counter:
    """The number of blocks in each issue that show a picture whose file is not there."""
    first, *others = (_pictures_of(*row, issues) for row in PICTURES)
    missing = {
        (issue, kind, block)
        for issue, kind, block, name in first.union(*others, all=True)
        if not (name and STORAGES[kind].exists(name))
    }
    return Counter(issue for issue, _kind, _block in missing)


def _pictures_of(model, path: str, issues) -> QuerySet:
    kind = Value(model._meta.model_name, output_field=CharField())
    rows = model.objects.filter(parent__in=issues, region="main").order_by()
    rows = rows.annotate(kind=kind, file=Cast(path, CharField()))
    if model is not Image:  # people need no portrait; an image block needs its image
        rows = rows.filter(file__gt="")
    return rows.values_list("parent", "kind", "pk", "file")
