"""What was given, year by year: never more exact than the amounts that it is made of.

The stages of one and the same money are rows of their own, and what is given for the whole may
contain what single actions got: neither is added to the other.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import groupby

from django.db.models import BooleanField, Count, ExpressionWrapper, F, Q, Sum
from django.template.defaultfilters import floatformat
from django.utils.text import get_text_list
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from translated_fields import to_attribute

from thbnet.languages import with_languages

from .models import Contribution
from .models.contribution import ContributionQuerySet

Stage = Contribution.Stage
CENT = Decimal("0.01")


@dataclass
class Total:
    """What was given in a year, at a stage, for the work as a whole or for single actions.

    `parts` are amounts in euros by their qualifier, "" for exact ones; `unpublished` counts the
    contributions whose amount is not known.
    """

    year: int
    stage: Stage
    is_whole: bool
    parts: dict[str, Decimal] = field(default_factory=dict)
    unpublished: int = 0
    givers: list[str] = field(default_factory=list)
    """Names, as HTML."""

    @property
    def amount(self) -> Decimal:
        """Of what is known, in euros: the length of a bar."""
        return sum(self.parts.values(), Decimal(0))

    @property
    def purpose(self) -> str:
        return _("the work as a whole") if self.is_whole else _("single actions")

    def __str__(self) -> str:
        told = [_euros(amount, qualifier) for qualifier, amount in sorted(self.parts.items())]
        if self.unpublished:
            told.append(_unpublished(self.unpublished))
        return get_text_list(told, _("and"))


def _euros(amount: Decimal, qualifier: str) -> str:
    told = _("%(amount)s euros") % {"amount": floatformat(amount, "-2g")}
    return f"{qualifier} {told}".strip()


def _unpublished(number: int) -> str:
    told = ngettext("%(number)d amount not published", "%(number)d amounts not published", number)
    return told % {"number": number}


def totals(contributions: ContributionQuerySet) -> list[Total]:
    """The latest year first; in each the stages in their order, what is for the whole first."""
    language = get_language()
    rows = (
        contributions.order_by()
        .values("year", "stage", "giver")
        .annotate(
            single=ExpressionWrapper(Q(action__isnull=False), BooleanField()),
            exactly=F(to_attribute("qualifier", language)),
            name=F(to_attribute("giver__name", language)),
            spoken=F("giver__language"),
            total=Sum("amount"),
            unpublished=Count("pk") - Count("amount"),
        )
    )
    ordered = sorted(rows, key=_place)
    return [_total(key, group) for key, group in groupby(ordered, key=_place)]


def _place(row: dict) -> tuple:
    return -row["year"], Stage.values.index(row["stage"]), row["single"]


def _total(key: tuple, rows: Iterable[dict]) -> Total:
    year, stage, single = key
    total = Total(-year, Stage(Stage.values[stage]), is_whole=not single)
    for row in sorted(rows, key=lambda row: row["name"]):
        total.unpublished += row["unpublished"]
        giver = with_languages(row["name"], {row["name"]: row["spoken"]} if row["spoken"] else {})
        if giver not in total.givers:
            total.givers.append(giver)
        if row["total"] is not None:
            known = total.parts.get(row["exactly"], Decimal(0))
            total.parts[row["exactly"]] = known + Decimal(row["total"]).quantize(CENT)
    return total


@dataclass(frozen=True)
class Year:
    """A year and its totals, or several years in a row without any."""

    first: int
    last: int
    totals: list[Total]

    def __str__(self) -> str:
        return str(self.first) if self.first == self.last else f"{self.first}–{self.last}"


def by_year(found: list[Total]) -> list[Year]:
    """The years from the latest to the earliest one with money, those without between them."""
    years: list[Year] = []
    for year, group in groupby(found, key=lambda total: total.year):
        if years and years[-1].first - year > 1:
            years.append(Year(year + 1, years[-1].first - 1, []))
        years.append(Year(year, year, list(group)))
    return years
